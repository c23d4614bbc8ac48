bash inspect.sh > good.txt 2> bad.txt
bash inspect.sh 2>&1 > all.log
wc -l < bad.txt
