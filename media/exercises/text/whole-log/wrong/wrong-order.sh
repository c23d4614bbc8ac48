bash train.sh 2>&1 > all.log
