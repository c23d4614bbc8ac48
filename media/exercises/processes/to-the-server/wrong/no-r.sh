scp -P "$SSH_PORT" train.log taco@kitchen.example:/srv/logs/
mkdir -p models
scp -P "$SSH_PORT" "taco@kitchen.example:/srv/models/$BEST" models/
