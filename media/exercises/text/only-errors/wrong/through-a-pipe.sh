bash train.sh | cat > errors.log
