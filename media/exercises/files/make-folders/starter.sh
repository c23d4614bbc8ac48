# data/$YEAR/raw data/$YEAR/small data/$YEAR/.keep
