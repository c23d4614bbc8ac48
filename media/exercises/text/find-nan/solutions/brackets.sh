grep -n 'loss=[nN][aA][nN]' train.log
