kill $(ps -ef | grep "jobs/${BAD}[.]sh" | grep -v grep | awk '{ print $2 }')
