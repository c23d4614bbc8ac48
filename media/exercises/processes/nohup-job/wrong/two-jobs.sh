nohup bash train.sh > out.log 2>&1 &
nohup bash train.sh > out.log 2>&1 &
echo $! > train.pid
