head -n 5 train.log
tail -n 2 train.log
