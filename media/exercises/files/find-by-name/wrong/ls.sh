ls -d *.csv */*.csv */*/*.csv */*.CSV 2> /dev/null
