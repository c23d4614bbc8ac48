: > train.log
nohup bash train.sh > train.log 2>&1 &
echo $! > train.pid
sleep 2
grep '^epoch=2 ' train.log > second.txt
