sudo chmod 666 etc/motd
echo "Closed on $DAY." >> etc/motd
