chmod u=rwx,go= keys
chmod u=rw,go= keys/id_taco
chmod g-w,o-w model.npy
chmod u+x ./run.sh && ./run.sh
