mkdir -p data/$YEAR/{raw,small}
: >> "data/$YEAR/.keep"
