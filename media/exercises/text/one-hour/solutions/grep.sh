grep -c "^....-..-.. $HOUR:" train.log
