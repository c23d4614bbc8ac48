grep "^[^ ]* $HOUR:" train.log | wc -l
