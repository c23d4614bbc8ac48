./ladle.sh --help > manual.txt
./ladle.sh -r orders.txt > served.txt
