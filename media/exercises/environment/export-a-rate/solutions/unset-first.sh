unset EPOCHS
read -r EPOCHS < epochs.txt
read -r LR < lr.txt
export LR
