ps -e -o pid= -o args= | while read -r number command; do
  case $command in *"bash jobs/$BAD.sh") kill -9 "$number" ;; esac
done
