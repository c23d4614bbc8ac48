cut -d ' ' -f 2 train.log | uniq -c | sort -rn
