find . -type f -iname *.csv
