sort -n numbers.txt | head -n 3
