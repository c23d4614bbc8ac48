find dataset -type f -exec du -k {} + | sort -rn | head -n 3 | cut -f 2
