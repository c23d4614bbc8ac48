for folder in data "data/$YEAR" "data/$YEAR/raw" "data/$YEAR/small"; do
  [ -d "$folder" ] || mkdir "$folder"
done
touch "data/$YEAR/.keep"
