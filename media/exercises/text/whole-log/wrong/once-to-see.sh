bash train.sh
bash train.sh > all.log 2>&1
