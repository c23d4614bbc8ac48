awk 'tolower($0) ~ /loss=nan/ { print NR ":" $0 }' train.log
