bom=$(printf '\357\273\277')
tr -d '\r' < scores.csv | sed "1s/^$bom//; s/\"[^\"]*\"//g" > plain.csv
column=$(head -n 1 plain.csv | tr ',' '\n' | grep -n -x 'score' | cut -d ':' -f 1)
tail -n +2 plain.csv | cut -d ',' -f "$column" | grep . | sort -g > sorted.txt
echo "count $(wc -l < sorted.txt)"
echo "min $(head -n 1 sorted.txt)"
echo "max $(tail -n 1 sorted.txt)"
awk '{ sum += $1 } END { printf "mean %.2f\n", sum / NR }' sorted.txt
