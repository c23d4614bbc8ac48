cut -d ',' -f 1,3 runs.csv
