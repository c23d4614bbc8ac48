df . | tail -n 1 | tr -s ' ' | cut -d ' ' -f 5
df . | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4 > runs/disk.txt
