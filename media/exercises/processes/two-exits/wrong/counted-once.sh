bash inspect.sh > good.txt 2> bad.txt
bash inspect.sh > all.log 2>&1
echo 2
