cat *.log > day.log
