bash noisy.sh
clear
cat report.txt
