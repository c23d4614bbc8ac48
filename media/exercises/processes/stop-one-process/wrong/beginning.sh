pkill -f "jobs/$BAD"
