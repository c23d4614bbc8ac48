sed 's/^ *//; s/ *$//' labels.txt | grep -v -e '^$' -e '^#' | sort -u
