yes | cp -i new/* data/ 2> /dev/null
