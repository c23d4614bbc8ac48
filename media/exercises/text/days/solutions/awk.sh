awk '/^[0-9]/ && !seen[$1]++ { print $1 }' train.log
