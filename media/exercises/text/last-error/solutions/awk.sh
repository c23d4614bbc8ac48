awk '$2 == "ERROR" { last = $0 } END { if (last != "") print last }' train.log
