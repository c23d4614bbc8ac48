df -h | grep home | awk '{print $5}'
df -h | grep home | awk '{print $4}' > runs/disk.txt
