find runs -type f -name '*.tmp' -exec rm {} \;
find runs -type f -size 100k > large.txt
