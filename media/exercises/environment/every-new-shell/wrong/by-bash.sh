echo "export YEAR=$WANTED" >> ~/.bashrc
bash ~/.bashrc
