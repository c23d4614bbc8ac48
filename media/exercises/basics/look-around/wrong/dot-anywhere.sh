ls -lh data > long.txt
ls -A data | grep . > hidden.txt
