find . -type f | grep -i '\.csv$'
