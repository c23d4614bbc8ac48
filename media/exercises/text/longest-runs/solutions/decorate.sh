awk -F , 'NR > 1 { print $NF "," $0 }' runs.csv | sort -rn | head -n 3 | cut -d ',' -f 2-
