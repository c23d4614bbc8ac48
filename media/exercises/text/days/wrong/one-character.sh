cut -c 10 train.log | uniq
