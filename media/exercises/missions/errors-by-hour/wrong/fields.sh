awk '$3 == "ERROR" { print substr($2, 1, 2) }' train.log | sort | uniq -c
