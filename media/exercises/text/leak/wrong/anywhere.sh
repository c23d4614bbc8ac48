grep -f train.txt test.txt
