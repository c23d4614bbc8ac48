tail -n +1 runs.csv
