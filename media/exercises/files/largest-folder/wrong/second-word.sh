du -s runs/*/ | sort -n | tail -n 1 | awk '{ print $2 }'
