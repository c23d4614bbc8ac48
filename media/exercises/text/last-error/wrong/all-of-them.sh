grep '^[0-9:]* ERROR ' train.log
