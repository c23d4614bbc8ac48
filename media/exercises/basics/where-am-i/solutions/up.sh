cd "project/data/raw/$MONTH"
pwd > ~/where.txt
cd ../../../src
