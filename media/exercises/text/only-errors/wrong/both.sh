bash train.sh > errors.log 2>&1
