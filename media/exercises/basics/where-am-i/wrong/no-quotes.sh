cd project/data/raw/$MONTH && pwd > ~/where.txt
cd ~/project/src
