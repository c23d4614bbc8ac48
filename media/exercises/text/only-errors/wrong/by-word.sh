bash train.sh 2>&1 | grep ERROR > errors.log
