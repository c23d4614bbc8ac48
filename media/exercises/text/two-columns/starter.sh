# runs.csv → name,minutes

