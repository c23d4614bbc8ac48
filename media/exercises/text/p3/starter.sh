# test.txt → N

