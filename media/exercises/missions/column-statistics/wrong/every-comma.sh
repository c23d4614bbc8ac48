awk -F , 'NR > 1 { n++; sum += $3; if (n == 1 || $3 < least) least = $3; if (n == 1 || $3 > greatest) greatest = $3 }
END { print "count", n; print "min", least; print "max", greatest; printf "mean %.2f\n", sum / n }' scores.csv
