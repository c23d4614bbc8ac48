find dataset -type f -exec wc -c {} \; | sort -rn | head -n 3 | awk '{ print $2 }'
