find runs -type f -name '*.tmp' -exec rm {} \;
find runs -type f -size +102400c > large.txt
