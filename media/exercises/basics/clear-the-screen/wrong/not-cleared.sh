bash noisy.sh
cat report.txt
