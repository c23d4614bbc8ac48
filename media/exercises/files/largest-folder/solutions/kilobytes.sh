find runs -mindepth 1 -maxdepth 1 -type d -exec du -sk {} + | sort -rn | head -n 1 | cut -f 2
