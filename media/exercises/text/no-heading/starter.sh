# runs.csv → rows

