# inbox/*.csv → csv, train.log → logs/$DAY.log
