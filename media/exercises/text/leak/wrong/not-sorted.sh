cat train.txt test.txt | uniq -d
