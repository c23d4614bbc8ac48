bash predict.sh <<< "$(cat images.txt)" > predictions.txt
