server=taco@kitchen.example
mkdir -p models
scp -r -P "$SSH_PORT" "$server:/srv/models/$BEST" "models/$BEST"
scp -q -P "$SSH_PORT" ./train.log "$server:/srv/logs/train.log"
