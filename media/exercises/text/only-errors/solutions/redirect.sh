bash train.sh 2> errors.log
