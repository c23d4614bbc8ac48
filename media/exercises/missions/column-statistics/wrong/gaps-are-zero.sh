awk -F , 'NR > 1 { n++; sum += $NF; if (n == 1 || $NF < least) least = $NF; if (n == 1 || $NF > greatest) greatest = $NF }
END { print "count", n; print "min", least; print "max", greatest; printf "mean %.2f\n", sum / n }' scores.csv
