sort test.txt > test.txt
echo 'kkkk' >> test.txt
