tail -n +2 runs.csv | sort -t ',' -k 3,3nr | head -n 3
