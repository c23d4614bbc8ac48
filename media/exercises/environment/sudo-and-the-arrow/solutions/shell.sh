sudo sh -c 'echo "Closed on $1." >> etc/motd' sh "$DAY"
