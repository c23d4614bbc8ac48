comm -3 <(sort -u images.txt) <(tr -d '\r' < labelled.txt | sort -u) | tr -d '\t' | sort
