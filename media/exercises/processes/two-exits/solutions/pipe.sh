{ bash inspect.sh 2>&1 >&3 | cat > bad.txt; } 3> good.txt
bash inspect.sh 2>&1 | cat > all.log
awk 'END { print NR }' bad.txt
