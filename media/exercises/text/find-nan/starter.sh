# train.log → NUMBER:LINE

