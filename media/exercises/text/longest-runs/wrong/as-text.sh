tail -n +2 runs.csv | sort -t ',' -k 3,3 -r | head -n 3
