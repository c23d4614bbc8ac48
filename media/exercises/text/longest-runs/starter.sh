# runs.csv → 3 longest

