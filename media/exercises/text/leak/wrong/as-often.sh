grep -F -x -f train.txt test.txt
