df -h . | tail -n 1 | tr -s ' ' | cut -d ' ' -f 5
df -h . | tail -n 1 | tr -s ' ' | cut -d ' ' -f 3 > runs/disk.txt
