scp -P "$SSH_PORT" train.log kitchen.example:/srv/logs/
mkdir -p models
scp -P "$SSH_PORT" -r "kitchen.example:/srv/models/$BEST" models/
