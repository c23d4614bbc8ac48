sort train.txt test.txt | uniq -d
