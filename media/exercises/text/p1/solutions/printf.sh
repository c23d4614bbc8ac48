printf '%s\n' 'Hi!!!!' > test.txt
