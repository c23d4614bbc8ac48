grep '' images.txt | bash predict.sh > predictions.txt
