awk -F ',' 'NR == FNR { label[$1] = $2; next } label[$1] != $2 { n[label[$1] " " $2]++ } END { for (pair in n) print n[pair], pair }' labels.csv predictions.csv | sort -rn
