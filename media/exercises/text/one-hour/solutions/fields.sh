awk -v hour="$HOUR" '/^[0-9]/ && substr($2, 1, 2) == hour { n++ } END { print n + 0 }' train.log
