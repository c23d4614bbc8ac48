mkdir -p "backup/$NAME"
tar -C data/raw -cf - . | tar -C "backup/$NAME" -xf -
