sort labels.txt | uniq -u
