rm -f train.log
touch train.log
( trap '' HUP; exec bash train.sh ) >> train.log 2>&1 &
echo $! > train.pid
while [ "$(wc -l < train.log)" -lt 2 ]; do sleep 0.1; done
head -n 2 train.log | tail -n 1 > second.txt
