find runs -type f -name '*.tmp' -print0 | xargs -0 rm -f --
find runs -type f -size +102400c -exec ls {} + > large.txt
