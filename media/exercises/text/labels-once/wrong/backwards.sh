sort -r labels.txt | uniq
