echo "epochs: $1"
echo "name: $2"
bash train.sh "$1" "$2"
