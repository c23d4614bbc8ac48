sed -n '2,$s/.*,\([0-9]*\).*/\1 &/p' runs.csv | sort -n | tail -n 3 | sort -rn | cut -d ' ' -f 2-
