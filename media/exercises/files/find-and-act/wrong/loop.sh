for file in $(find runs -type f -name '*.tmp'); do rm -f $file; done
find runs -type f -size +100k > large.txt
