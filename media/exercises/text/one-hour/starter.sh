# train.log, $HOUR → N

