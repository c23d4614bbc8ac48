grep "^[^ ]* $HOUR:" train.log
