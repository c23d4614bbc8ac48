mkdir -p "backup/$NAME"
cp -R data/raw/. "backup/$NAME"
