bom=$(printf '\357\273\277')
tr -d '\r' < labels.txt |
  sed "1s/^$bom//; s/^[[:blank:]]*//; s/[[:blank:]]*$//" |
  grep -v -e '^$' -e '^#' |
  tr 'A-Z' 'a-z' |
  sort -u
