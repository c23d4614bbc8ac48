tr -d '\r' < labels.txt | sort -u | awk '{ line = line (NR > 1 ? "," : "") $0 } END { print line }'
