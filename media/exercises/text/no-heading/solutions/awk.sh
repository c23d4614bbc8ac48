awk 'NR > 1' runs.csv
