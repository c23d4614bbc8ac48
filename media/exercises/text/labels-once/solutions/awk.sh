awk '!seen[$0]++' labels.txt | sort
