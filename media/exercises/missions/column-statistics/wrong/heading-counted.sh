awk -F , '{ sum += $3; if (NR == 1 || $3 < least) least = $3; if ($3 > greatest) greatest = $3 }
END { print "count", NR; print "min", least; print "max", greatest; printf "mean %.2f\n", sum / NR }' scores.csv
