find . -type f \( -name '*.csv' -o -name '*.CSV' \) | sort
