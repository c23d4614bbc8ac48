uniq train.log | cut -c 1-10
