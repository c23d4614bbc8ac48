if curl -fsS "http://localhost:$PORT/health" > /dev/null; then echo alive; else echo down; fi
curl -fsS -o labels.csv "http://localhost:$PORT/labels.csv"
