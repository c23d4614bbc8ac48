# train.sh, out.log, train.pid
