printf 'epochs: %s\nname: %s\n' "$@"
exec bash train.sh "$@"
