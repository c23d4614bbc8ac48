man ladle.sh > manual.txt
./ladle.sh -r orders.txt > served.txt
