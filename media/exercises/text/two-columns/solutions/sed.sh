sed '1d; s/,.*,/,/' runs.csv
