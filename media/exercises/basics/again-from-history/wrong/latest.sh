!bash
history | grep '^ *12 ' > kept.txt
