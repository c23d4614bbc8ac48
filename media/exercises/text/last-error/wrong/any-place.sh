grep 'ERROR' train.log | tail -n 1
