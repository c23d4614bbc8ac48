sort -u labels.txt | paste -sd ','
