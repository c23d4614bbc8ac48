nohup bash train.sh > train.log 2>&1 &
echo $! > train.pid
bash train.sh | grep '^epoch=2 ' > second.txt
