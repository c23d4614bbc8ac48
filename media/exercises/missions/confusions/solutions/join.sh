join -t ',' <(sort labels.csv) <(tr -d '\r' < predictions.csv | sort) |
  awk -F ',' '$2 != $3 { print $2, $3 }' |
  sort | uniq -c | sort -rn
