tail -n 2 train.log | head -n 5
