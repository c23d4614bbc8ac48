scp -p "$SSH_PORT" train.log taco@kitchen.example:/srv/logs/
mkdir -p models
scp -p "$SSH_PORT" -r "taco@kitchen.example:/srv/models/$BEST" models/
