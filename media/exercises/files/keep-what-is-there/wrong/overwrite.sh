cp new/* data/
