curl -fsS http://localhost:8000/health > /dev/null && echo alive || echo down
curl -fsS -o labels.csv http://localhost:8000/labels.csv
