awk '!($3 == "DEBUG" && /^[0-9]/)' train.log
