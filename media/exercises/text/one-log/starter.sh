# morning.log + evening.log + night.log → day.log

