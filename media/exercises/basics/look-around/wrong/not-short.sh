ls -l data > long.txt
ls -A data | grep '^\.' > hidden.txt
