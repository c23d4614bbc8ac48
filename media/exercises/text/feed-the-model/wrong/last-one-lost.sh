bash predict.sh < images.txt > predictions.txt
