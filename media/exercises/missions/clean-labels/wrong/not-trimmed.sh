grep -v -e '^$' -e '^#' labels.txt | tr 'A-Z' 'a-z' | sort -u
