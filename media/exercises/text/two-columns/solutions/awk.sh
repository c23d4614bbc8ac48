awk -F , 'NR > 1 { print $1 "," $NF }' runs.csv
