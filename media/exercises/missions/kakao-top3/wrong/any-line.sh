grep "^${YEAR:-2021}" chat.txt | sed 's/^[^"]*"*//; s/"*,".*//' | sort | uniq -c | sort -rn | head -n 3
