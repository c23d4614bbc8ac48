join -t ',' <(sort labels.csv) <(sort predictions.csv) | awk -F ',' '$2 != $3 { print $3, $2 }' | sort | uniq -c | sort -rn
