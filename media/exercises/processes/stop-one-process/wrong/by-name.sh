kill "jobs/$BAD.sh"
