tail -n +2 runs.csv | sort -k 3 -rn | head -n 3
