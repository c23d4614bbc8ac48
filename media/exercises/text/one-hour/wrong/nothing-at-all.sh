awk -v hour="$HOUR" '/^[0-9]/ && index($2, hour ":") == 1 { n++ } END { print n }' train.log
