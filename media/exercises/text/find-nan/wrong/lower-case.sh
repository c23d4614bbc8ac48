grep -n 'loss=nan' train.log
