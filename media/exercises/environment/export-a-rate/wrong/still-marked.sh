export LR="$(cat lr.txt)"
EPOCHS=$(cat epochs.txt)
