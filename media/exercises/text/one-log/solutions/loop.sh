for part in morning evening night; do
  cat "$part.log"
  # A last line that was not ended is ended here.
  [ -z "$(tail -c 1 "$part.log")" ] || echo
done > day.log
