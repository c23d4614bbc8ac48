grep -o ' loss=[0-9.]*' train.log | cut -d '=' -f 2
