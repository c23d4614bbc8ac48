# labels.txt → clean labels

