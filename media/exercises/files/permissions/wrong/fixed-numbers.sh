chmod 740 run.sh
./run.sh
chmod 700 keys
chmod 600 keys/id_taco
chmod 644 model.npy
