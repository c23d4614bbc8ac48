cp labels.csv labels.bak
cat parts/*.csv > labels.csv
