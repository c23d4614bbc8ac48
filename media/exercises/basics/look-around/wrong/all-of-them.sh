ls -lh data > long.txt
ls -a data > hidden.txt
