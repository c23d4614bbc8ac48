for file in new/*; do
  [ -e "data/${file#new/}" ] || cp "$file" data/
done
