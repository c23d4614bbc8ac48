# ll2 → ls -l
