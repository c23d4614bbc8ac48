# bash train.sh → all.log

