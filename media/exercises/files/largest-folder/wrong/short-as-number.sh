du -sh runs/*/ | sort | head -n 1 | cut -f 2
