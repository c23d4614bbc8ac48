awk '
  { sub(/\r$/, "") }
  NR == 1 { sub(/^\357\273\277/, "") }
  {
    # Commas inside of quotes do not divide fields: they become something else first.
    n = split($0, part, "\"")
    line = ""
    for (i = 1; i <= n; i++) {
      if (i % 2 == 0) gsub(/,/, ";", part[i])
      line = line part[i]
    }
    split(line, field, ",")
  }
  NR == 1 { for (i in field) if (field[i] == "score") column = i; next }
  field[column] == "" { next }
  {
    value = field[column]
    if (count++ == 0) { least = greatest = value }
    if (value + 0 < least + 0) least = value
    if (value + 0 > greatest + 0) greatest = value
    sum += value
  }
  END {
    print "count", count + 0
    if (count > 0) {
      print "min", least
      print "max", greatest
      printf "mean %.2f\n", sum / count
    }
  }
' scores.csv
