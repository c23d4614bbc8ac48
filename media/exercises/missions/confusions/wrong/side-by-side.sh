paste -d ',' labels.csv predictions.csv | awk -F ',' '$2 != $4 { print $2, $4 }' | sort | uniq -c | sort -rn
