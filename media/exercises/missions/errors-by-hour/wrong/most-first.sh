grep '^....-..-.. ..:..:.. ERROR ' train.log | cut -c 12-13 | sort | uniq -c | sort -rn
