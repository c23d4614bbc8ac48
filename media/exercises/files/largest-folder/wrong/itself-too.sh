du runs | sort -n | tail -n 1 | cut -f 2
