sort -n numbers.txt | tail -n 3
