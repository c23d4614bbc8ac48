cd "project/data/raw/$MONTH"
pwd > "$HOME/where.txt"
cd ~/project/src
