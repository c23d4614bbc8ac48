echo "Closed on $DAY." | sudo tee -a etc/motd > /dev/null
