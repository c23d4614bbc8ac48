mkdir -p "backup/$NAME"
cp -r data/raw "backup/$NAME"
