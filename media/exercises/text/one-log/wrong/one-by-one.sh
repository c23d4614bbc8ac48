cat morning.log > day.log
cat evening.log > day.log
cat night.log > day.log
