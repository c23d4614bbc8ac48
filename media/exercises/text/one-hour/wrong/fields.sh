awk -v hour="$HOUR" 'index($2, hour ":") == 1 { n++ } END { print n + 0 }' train.log
