cd "project/data/raw/$MONTH" && pwd > ~/where.txt
cd -  > /dev/null
cd project/src
