# train.log → "COUNT HOUR"

