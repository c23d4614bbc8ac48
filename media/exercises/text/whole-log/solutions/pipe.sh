bash train.sh 2>&1 | cat > all.log
