sed 's/^ *//; s/ *$//' labels.txt | grep -v '#' | grep . | tr 'A-Z' 'a-z' | sort -u
