echo 'Hi!!!!' | test.txt
