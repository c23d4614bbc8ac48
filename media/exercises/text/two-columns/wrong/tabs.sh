tail -n +2 runs.csv | cut -f 1,3
