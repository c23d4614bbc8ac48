mkdir -p backup
cp -al data/raw "backup/$NAME"
