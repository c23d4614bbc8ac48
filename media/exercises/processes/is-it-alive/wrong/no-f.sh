curl -sS "http://localhost:$PORT/health" > /dev/null && echo alive || echo down
curl -fsS -o labels.csv "http://localhost:$PORT/labels.csv"
