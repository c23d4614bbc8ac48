scp -P "$SSH_PORT" train.log taco@kitchen.example
mkdir -p models
scp -P "$SSH_PORT" -r "taco@kitchen.example:/srv/models/$BEST" models/
