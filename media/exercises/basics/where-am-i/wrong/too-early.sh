pwd > where.txt
cd "project/data/raw/$MONTH"
cd ~/project/src
