man ladle > manual.txt
./ladle.sh -r orders.txt > served.txt
