# numbers.txt → 3

