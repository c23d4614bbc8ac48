grep '^[0-9:]* ERROR ' train.log | head -n 1
