bash inspect.sh 2> bad.txt 1> good.txt
bash inspect.sh &> all.log
grep -c '' bad.txt
