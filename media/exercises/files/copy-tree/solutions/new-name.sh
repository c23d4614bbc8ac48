mkdir -p backup
cp -r data/raw "backup/$NAME"
