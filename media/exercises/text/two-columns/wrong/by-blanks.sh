tail -n +2 runs.csv | awk '{ print $1 "," $3 }'
