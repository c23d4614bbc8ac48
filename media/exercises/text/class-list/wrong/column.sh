sort -u labels.txt | paste -d ','
