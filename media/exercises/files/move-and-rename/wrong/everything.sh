mv inbox/* csv/
mkdir logs
mv train.log "logs/$DAY.log"
