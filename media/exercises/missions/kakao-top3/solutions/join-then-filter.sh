# First each message on one line, then the pipeline of the lecture.
awk '{ row = row $0 } gsub(/"/, "&", row) % 2 == 0 { print row; row = "" }' chat.txt |
  grep "^${YEAR:-2021}-" |
  sed 's/^[^"]*"//; s/",".*//' |
  sort | uniq -c | sort -k 1,1nr | head -n 3
