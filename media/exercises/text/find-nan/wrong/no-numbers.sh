grep -i 'loss=nan' train.log
