grep -o '^[0-9][0-9]*-[0-9]*-[0-9]*' train.log | uniq
