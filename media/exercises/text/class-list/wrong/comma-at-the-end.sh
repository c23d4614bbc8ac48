sort -u labels.txt | tr '\n' ','
