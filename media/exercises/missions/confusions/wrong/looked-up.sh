while IFS=',' read -r image label; do
  prediction=$(grep "$image" predictions.csv | head -n 1 | cut -d ',' -f 2)
  [ "$label" = "$prediction" ] || echo "$label $prediction"
done < labels.csv | sort | uniq -c | sort -rn
