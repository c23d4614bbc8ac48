grep -n -i 'nan' train.log
