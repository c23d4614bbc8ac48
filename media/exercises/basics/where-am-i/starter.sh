# project/data/raw/$MONTH → ~/where.txt, project/src
