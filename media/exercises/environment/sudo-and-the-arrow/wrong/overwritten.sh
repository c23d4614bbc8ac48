echo "Closed on $DAY." | sudo tee etc/motd > /dev/null
