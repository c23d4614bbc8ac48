tail -n +2 runs.csv | sort -rn | head -n 3
