paste -sd ',' labels.txt
