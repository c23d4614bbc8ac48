grep -oE ' loss=[^ ]+' train.log | grep -oE '[^=]+$'
