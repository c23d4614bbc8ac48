history 12
history | grep '^ *12 ' > kept.txt
