tr -d '\r' < labels.txt | sort | uniq | tr '\n' ',' | sed 's/,$//'
