rm -rf "data/$YEAR"
mkdir -p "data/$YEAR/raw" "data/$YEAR/small"
touch "data/$YEAR/.keep"
