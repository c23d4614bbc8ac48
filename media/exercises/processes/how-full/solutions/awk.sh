df -hP runs | awk 'NR == 2 { print $5; print $4 > "runs/disk.txt" }'
