echo 'Hi!!!!' > test.txt
