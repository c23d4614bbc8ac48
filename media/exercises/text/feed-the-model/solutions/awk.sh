awk 1 images.txt | bash predict.sh > predictions.txt
