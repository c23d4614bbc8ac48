awk '{ seen[$2]++ } END { for (level in seen) print seen[level], level }' train.log | sort -k 1,1nr
