echo 'kkkk' > test.txt
