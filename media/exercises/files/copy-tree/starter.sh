# data/raw → backup/$NAME
