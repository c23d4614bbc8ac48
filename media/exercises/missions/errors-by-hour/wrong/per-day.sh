grep '^....-..-.. ..:..:.. ERROR ' train.log | cut -c 1-13 | sort | uniq -c
