bash noisy.sh
: > report.txt
clear
cat report.txt
