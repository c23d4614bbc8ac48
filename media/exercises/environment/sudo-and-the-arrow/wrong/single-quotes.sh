other=$DAY
sudo sh -c 'echo "Closed on $other." >> etc/motd'
