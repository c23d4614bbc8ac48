sort -u train.txt > train.sorted
tr -d '\r' < test.txt | sort -u > test.sorted
sort train.sorted test.sorted | uniq -d
