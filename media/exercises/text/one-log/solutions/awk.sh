awk 1 morning.log evening.log night.log > day.log
