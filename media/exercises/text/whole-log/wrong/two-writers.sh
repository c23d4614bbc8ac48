bash train.sh > all.log 2> all.log
