echo 'kkkk' >> test.txt
