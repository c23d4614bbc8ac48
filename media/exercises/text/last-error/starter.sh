# train.log → ERROR

