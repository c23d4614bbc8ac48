grep "^${YEAR:-2021}" chat.txt | cut -d '"' -f 2 | sort | uniq -c | sort -rn | head -n 3
