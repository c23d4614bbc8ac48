cp inbox/*.csv csv/
mkdir logs
cp train.log "logs/$DAY.log"
