echo "epochs: $0"
echo "name: $1"
bash train.sh "$0" "$1"
