find runs -type f -size +100k > large.txt
find runs -type f -name '*.tmp' -delete
