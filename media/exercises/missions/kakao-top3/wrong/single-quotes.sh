YEAR=${YEAR:-2021}
grep '^$YEAR' chat.txt | cut -d '"' -f 2 | sort | uniq -c | sort -rn | head -n 3
