grep -v '^....-..-.. ..:..:.. DEBUG' train.log
