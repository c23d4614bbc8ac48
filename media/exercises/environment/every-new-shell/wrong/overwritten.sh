echo "export YEAR=$WANTED" > ~/.bashrc
source ~/.bashrc
