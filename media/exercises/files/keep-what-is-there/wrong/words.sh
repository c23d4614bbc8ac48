for file in $(ls new); do [ -e data/$file ] || cp new/$file data/; done
