# labels.txt → a,b,c

