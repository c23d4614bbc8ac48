# train.log → dates

