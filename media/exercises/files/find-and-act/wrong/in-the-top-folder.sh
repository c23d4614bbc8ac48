rm -f runs/*.tmp
find runs -type f -size +100k > large.txt
