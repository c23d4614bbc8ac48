mkdir -p backup
cp data/raw "backup/$NAME"
