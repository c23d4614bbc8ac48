mkdir -p "data/$YEAR/raw" "data/$YEAR/small"
echo keep > "data/$YEAR/.keep"
