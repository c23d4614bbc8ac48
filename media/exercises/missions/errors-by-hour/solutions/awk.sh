awk '/^[0-9]/ && $3 == "ERROR" { n[substr($2, 1, 2)]++ } END { for (hour in n) print n[hour], hour }' train.log | sort -k 2
