du -a dataset | sort -rn | head -n 3 | cut -f 2
