mkdir "data/$YEAR/raw" "data/$YEAR/small"
touch "data/$YEAR/.keep"
