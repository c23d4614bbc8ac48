echo $(sort -u labels.txt)
