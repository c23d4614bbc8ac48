uniq labels.txt
