grep -o ' loss=[^ ]*' train.log
