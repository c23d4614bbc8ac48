ps -ef | grep "$BAD" | grep -v grep
