find . -iname '*.csv'
