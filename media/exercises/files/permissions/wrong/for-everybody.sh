chmod +x run.sh
./run.sh
chmod 700 keys
chmod 600 keys/id_taco
chmod go-w model.npy
