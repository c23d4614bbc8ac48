{
  sort -u images.txt
  tr -d '\r' < labelled.txt | sort -u
} | sort | uniq -u
