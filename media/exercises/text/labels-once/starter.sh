# labels.txt

