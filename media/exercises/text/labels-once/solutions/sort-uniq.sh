sort labels.txt | uniq
