bash -c "alias ll2='ls -l'"
