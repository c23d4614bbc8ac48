grep '^....-..-.. ..:..:.. ERROR ' train.log | cut -d ':' -f 2 | sort | uniq -c
