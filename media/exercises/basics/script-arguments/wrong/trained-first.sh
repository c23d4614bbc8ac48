bash train.sh "$1" "$2"
status=$?
echo "epochs: $1"
echo "name: $2"
exit $status
