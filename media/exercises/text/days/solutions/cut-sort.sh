grep '^[0-9]' train.log | cut -c 1-10 | sort -u
