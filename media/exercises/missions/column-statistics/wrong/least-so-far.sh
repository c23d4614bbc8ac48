tail -n +2 scores.csv | awk -F, 'BEGIN { least = 100 }
$3 < least { least = $3 } $3 > most || NR == 1 { most = $3 } { sum += $3 }
END { printf "count %d\nmin %s\nmax %s\nmean %.2f\n", NR, least, most, sum / NR }'
