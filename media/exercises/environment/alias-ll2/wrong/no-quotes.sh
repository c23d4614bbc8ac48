alias ll2=ls -l
