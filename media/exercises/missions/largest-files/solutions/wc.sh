find dataset -type f -exec wc -c {} \; | sort -k 1,1nr | head -n 3 | sed 's/^ *[0-9]* //'
