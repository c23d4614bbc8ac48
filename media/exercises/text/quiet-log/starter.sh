# train.log → no DEBUG lines

