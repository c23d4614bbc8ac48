[ -z "$(tail -c 1 test.txt)" ] || echo >> test.txt
echo 'kkkk' >> test.txt
