chmod -R 777 run.sh keys model.npy
./run.sh
