find inbox -name '*.csv' -exec mv {} csv/ \;
mkdir logs
mv train.log "logs/$DAY.log"
