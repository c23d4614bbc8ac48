sed -n 's/.* loss=\([^ ]*\).*/\1/p' train.log
