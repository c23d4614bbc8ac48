ls -l -h data > long.txt
ls -A data | grep '^\.' > hidden.txt
