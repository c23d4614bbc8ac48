{ cat etc/motd; echo "Closed on $DAY."; } > new
sudo cp new etc/motd
rm new
