# scores.csv → count, min, max, mean

