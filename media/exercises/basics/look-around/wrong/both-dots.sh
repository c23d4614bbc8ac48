ls -lh data > long.txt
ls -a data | grep '^\.' > hidden.txt
