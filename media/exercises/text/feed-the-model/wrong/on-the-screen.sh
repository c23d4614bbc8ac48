bash predict.sh < images.txt
