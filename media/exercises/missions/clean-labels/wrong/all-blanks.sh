tr -d ' ' < labels.txt | grep -v -e '^$' -e '^#' | tr 'A-Z' 'a-z' | sort -u
