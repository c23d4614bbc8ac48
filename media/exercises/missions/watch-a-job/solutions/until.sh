: > train.log
nohup bash train.sh > train.log 2>&1 &
echo $! > train.pid
until grep -q '^epoch=2 ' train.log; do sleep 0.1; done
grep '^epoch=2 ' train.log > second.txt
