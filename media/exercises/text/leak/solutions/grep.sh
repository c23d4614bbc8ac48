tr -d '\r' < test.txt | grep -F -x -f train.txt | sort -u
