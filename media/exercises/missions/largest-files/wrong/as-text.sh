find dataset -type f -exec wc -c {} \; | sed 's/^ *//' | sort -r | head -n 3 | cut -d ' ' -f 2-
