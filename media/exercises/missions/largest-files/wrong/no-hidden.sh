shopt -s globstar nullglob
for file in dataset/**; do [ -f "$file" ] && du -k "$file"; done | sort -rn | head -n 3 | cut -f 2
