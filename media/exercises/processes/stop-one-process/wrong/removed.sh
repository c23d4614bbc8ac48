rm "jobs/$BAD.sh"
