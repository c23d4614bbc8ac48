errors() { bash train.sh > progress.log; }
errors 2> errors.log
