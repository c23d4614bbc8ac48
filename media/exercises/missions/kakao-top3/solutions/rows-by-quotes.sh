# A line begins a row only if all quotes before it are closed.
awk -v year="${YEAR:-2021}" '
  !open && index($0, year "-") == 1 {
    name = $0
    sub(/^[^"]*"/, "", name)
    sub(/",".*/, "", name)
    print name
  }
  { open = (open + gsub(/"/, "&")) % 2 }
' chat.txt | sort | uniq -c | sort -rn | head -n 3
