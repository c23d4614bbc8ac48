yes n | mv -i new/* data/ 2> /dev/null
