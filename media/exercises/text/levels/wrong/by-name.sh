cut -d ' ' -f 2 train.log | sort | uniq -c
