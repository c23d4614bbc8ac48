chmod u+w etc/motd
echo "Closed on $DAY." >> etc/motd
chmod u-w etc/motd
