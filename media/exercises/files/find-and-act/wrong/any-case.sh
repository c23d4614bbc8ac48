find runs -type f -iname '*.tmp' -delete
find runs -type f -size +102400c > large.txt
