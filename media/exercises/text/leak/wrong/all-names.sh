sort -u train.txt test.txt
