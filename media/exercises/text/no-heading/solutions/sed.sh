sed 1d runs.csv
