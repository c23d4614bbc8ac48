du -sh runs/*/ | sort -h | tail -n 1 | cut -f 2
