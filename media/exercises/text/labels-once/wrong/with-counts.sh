sort labels.txt | uniq -c
