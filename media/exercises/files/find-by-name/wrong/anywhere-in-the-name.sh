find . -iname '*csv*'
