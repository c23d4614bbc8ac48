grep -i 'loss=nan' train.log | grep -n ''
