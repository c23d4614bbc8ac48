wc test.txt
