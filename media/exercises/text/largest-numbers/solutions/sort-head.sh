sort -rn numbers.txt | head -n 3
