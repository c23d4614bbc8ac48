nohup bash train.sh > train.log 2>&1 &
echo $! > train.pid
wait
grep '^epoch=2 ' train.log > second.txt
