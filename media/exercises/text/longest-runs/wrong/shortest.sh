tail -n +2 runs.csv | sort -t ',' -k 3,3n | head -n 3
