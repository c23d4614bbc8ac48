grep -n -i 'loss=nan' train.log
