sort -r numbers.txt | head -n 3
