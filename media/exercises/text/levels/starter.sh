# train.log → "COUNT LEVEL"

