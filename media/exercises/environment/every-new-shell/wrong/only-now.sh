export YEAR=$WANTED
source ~/.bashrc
