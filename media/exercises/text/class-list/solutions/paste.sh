tr -d '\r' < labels.txt | sort -u | paste -sd ','
