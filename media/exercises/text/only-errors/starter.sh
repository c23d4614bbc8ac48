# bash train.sh → errors.log

