# train.log: 4, 5

