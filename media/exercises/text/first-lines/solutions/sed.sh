sed -n '4,5p' train.log
