tail -n +2 scores.csv | cut -d ',' -f 3 | sort > sorted.txt
echo "count $(wc -l < sorted.txt)"
echo "min $(head -n 1 sorted.txt)"
echo "max $(tail -n 1 sorted.txt)"
awk '{ sum += $1 } END { printf "mean %.2f\n", sum / NR }' sorted.txt
