sort train.log | uniq -c | sort -rn
