man 1 ladle | cat > manual.txt
bash ladle.sh -r orders.txt | cat > served.txt
