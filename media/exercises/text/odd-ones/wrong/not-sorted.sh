cat images.txt labelled.txt | uniq -u
