join -t ',' <(sort labels.csv) <(sort predictions.csv) | cut -d ',' -f 2,3 | tr ',' ' ' | sort | uniq -c | sort -rn
