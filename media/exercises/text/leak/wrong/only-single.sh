sort train.txt test.txt | uniq -u
