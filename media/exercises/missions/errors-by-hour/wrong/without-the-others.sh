grep ERROR train.log | grep -v -e INFO -e WARN -e DEBUG | cut -c 12-13 | sort | uniq -c
