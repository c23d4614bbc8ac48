curl "http://localhost:$PORT/health"
