find runs -depth -name '*.tmp' -exec rm -r {} \;
find runs -type f -size +100k > large.txt
