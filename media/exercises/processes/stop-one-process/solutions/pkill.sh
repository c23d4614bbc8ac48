pkill -f "jobs/${BAD}[.]sh"
