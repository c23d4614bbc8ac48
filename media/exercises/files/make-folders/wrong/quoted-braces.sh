mkdir -p "data/$YEAR/{raw,small}"
touch "data/$YEAR/.keep"
