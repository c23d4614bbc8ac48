awk '
  NR == 1 { sub(/^\357\273\277/, "") }
  { gsub(/^[ \t]+|[ \t\r]+$/, "") }
  $0 != "" && !/^#/ && !seen[tolower($0)]++ { print tolower($0) }
' labels.txt
