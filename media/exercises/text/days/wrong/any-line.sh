cut -c 1-10 train.log | uniq
