tail -n 1 train.log | grep '^[0-9:]* ERROR '
