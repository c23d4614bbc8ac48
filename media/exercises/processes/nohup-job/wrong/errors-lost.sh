nohup bash train.sh > out.log 2> /dev/null &
echo $! > train.pid
