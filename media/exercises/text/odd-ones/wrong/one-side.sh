sort images.txt labelled.txt labelled.txt | uniq -u
