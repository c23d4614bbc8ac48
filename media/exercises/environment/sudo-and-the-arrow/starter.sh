sudo echo "Closed on $DAY." >> etc/motd
