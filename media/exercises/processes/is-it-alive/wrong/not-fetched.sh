curl -fsS "http://localhost:$PORT/health" > /dev/null && echo alive || echo down
curl -fsS "http://localhost:$PORT/labels.csv"
