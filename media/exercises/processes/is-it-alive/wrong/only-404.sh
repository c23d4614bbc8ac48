code=$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$PORT/health")
if [ "$code" != 404 ]; then echo alive; else echo down; fi
curl -fsS -o labels.csv "http://localhost:$PORT/labels.csv"
