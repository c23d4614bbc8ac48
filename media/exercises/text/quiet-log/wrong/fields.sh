awk '$3 != "DEBUG"' train.log
