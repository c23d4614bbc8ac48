mv labels.csv labels.bak
{ cat parts/header.csv; cat parts/[12].csv; } > labels.csv
