chmod u+x run.sh
./run.sh
chmod 600 keys/id_taco
chmod 600 keys
chmod go-w model.npy
