grep -v '^name,' runs.csv
