tail -n +2 runs.csv | cut -d ',' -f 1,3
