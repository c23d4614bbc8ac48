bash noisy.sh
printf '\033c'
cat < report.txt
