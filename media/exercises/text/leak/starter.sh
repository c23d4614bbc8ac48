# train.txt, test.txt → in both

