bash train.sh 2>&1 > /dev/null | cat > errors.log
