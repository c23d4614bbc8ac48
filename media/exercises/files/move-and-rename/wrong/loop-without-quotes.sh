for file in $(ls -A inbox | grep csv); do mv inbox/$file csv/; done
mkdir logs
mv train.log "logs/$DAY.log"
