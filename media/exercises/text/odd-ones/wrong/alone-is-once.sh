sort images.txt labelled.txt | uniq -u
