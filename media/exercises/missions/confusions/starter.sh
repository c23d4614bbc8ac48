# labels.csv, predictions.csv → "COUNT LABEL PREDICTION"

