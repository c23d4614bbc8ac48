bash train.sh > train.log
