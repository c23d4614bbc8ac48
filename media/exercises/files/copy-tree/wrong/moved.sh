mkdir -p backup
mv data/raw "backup/$NAME"
