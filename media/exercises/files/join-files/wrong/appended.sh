cp labels.csv labels.bak
cat parts/header.csv parts/1.csv parts/2.csv >> labels.csv
