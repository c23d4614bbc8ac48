declare -x LR="$(< lr.txt)"
declare +x EPOCHS="$(< epochs.txt)"
