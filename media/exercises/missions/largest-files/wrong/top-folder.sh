ls -S dataset | head -n 3
