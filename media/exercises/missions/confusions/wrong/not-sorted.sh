join -t ',' labels.csv predictions.csv 2> /dev/null | awk -F ',' '$2 != $3 { print $2, $3 }' | sort | uniq -c | sort -rn
