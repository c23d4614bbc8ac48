find dataset -type f -exec ls -S {} + | sed 3q
