# find runs
