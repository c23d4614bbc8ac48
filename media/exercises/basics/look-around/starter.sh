# data → long.txt, hidden.txt
