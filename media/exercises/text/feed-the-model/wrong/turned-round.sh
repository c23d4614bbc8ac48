bash predict.sh > predictions.txt < predictions.txt
