sort -u labels.txt
