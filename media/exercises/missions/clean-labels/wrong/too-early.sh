sort -u labels.txt | sed 's/^ *//; s/ *$//' | grep -v -e '^$' -e '^#' | tr 'A-Z' 'a-z'
