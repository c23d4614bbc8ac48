kill $(ps -ef | grep '[j]obs/' | awk '{ print $2 }')
