bash train.sh > all.log
bash train.sh 2>> all.log
