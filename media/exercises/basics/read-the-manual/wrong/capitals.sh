man ladle > manual.txt
./ladle.sh -u orders.txt > served.txt
