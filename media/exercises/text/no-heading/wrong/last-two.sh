tail -n 2 runs.csv
