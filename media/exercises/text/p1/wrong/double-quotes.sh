echo "Hi!!!!" > test.txt
