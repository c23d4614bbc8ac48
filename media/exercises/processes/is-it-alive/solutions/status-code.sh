code=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORT/health")
[ "$code" = 200 ] && echo alive || echo down
if text=$(curl -f -s "http://127.0.0.1:$PORT/labels.csv"); then printf '%s\n' "$text" > labels.csv; fi
