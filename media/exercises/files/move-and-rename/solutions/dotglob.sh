shopt -s dotglob
mv -- inbox/*.csv csv
mkdir -p logs && mv train.log logs && mv logs/train.log "logs/$DAY.log"
