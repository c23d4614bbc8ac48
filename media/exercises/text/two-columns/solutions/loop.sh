tail -n +2 runs.csv | while IFS= read -r run; do
  echo "${run%%,*},${run##*,}"
done
