bash inspect.sh > good.txt
bash inspect.sh > all.log
grep -c bad good.txt > bad.txt
wc -l < bad.txt
