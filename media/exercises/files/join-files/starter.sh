# labels.csv labels.bak parts
