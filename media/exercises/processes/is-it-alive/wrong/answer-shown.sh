curl -fsS "http://localhost:$PORT/health" && echo alive || echo down
curl -fsS -o labels.csv "http://localhost:$PORT/labels.csv"
