grep -o 'loss=[^ ]*' train.log | cut -d '=' -f 2
