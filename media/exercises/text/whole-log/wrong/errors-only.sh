bash train.sh 2> all.log
