find dataset -type f -exec du -k {} + | sort -n | head -n 3 | cut -f 2
