# train.log → losses

