alias ll2='ls -la'
