echo "export YEAR=$WANTED" >> ~/.bashrc
