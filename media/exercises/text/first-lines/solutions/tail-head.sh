tail -n +4 train.log | head -n 2
