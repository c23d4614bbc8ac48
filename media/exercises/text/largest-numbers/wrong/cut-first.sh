head -n 3 numbers.txt | sort -rn
