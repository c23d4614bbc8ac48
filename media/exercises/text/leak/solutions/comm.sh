comm -12 <(sort -u train.txt) <(tr -d '\r' < test.txt | sort -u)
