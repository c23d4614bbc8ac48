#!/bin/sh
# A stand-in for scp: its other computers are folders beside the home folder. It knows their names, users and ports.
case ${1-} in --help) echo 'scp: a stand-in of AI Service Lab. The other computer is a folder of the exercise; it knows -r, -P PORT, -o Port=PORT, -p and -q.'; exit 0 ;; esac
hosts=$(dirname "$0")/../data/scp
remote=$HOME/../remote
recursive='' port=22
while getopts rP:pqCvi:o: option; do
  case $option in
    r) recursive=-R ;;
    P) port=$OPTARG ;;
    o) case $OPTARG in Port=*) port=${OPTARG#Port=} ;; esac ;;
    p | q | C | v | i) ;;
    *) exit 1 ;;
  esac
done
shift $((OPTIND - 1))
if [ $# -lt 2 ]; then echo 'usage: scp [-r] [-P PORT] SOURCE ... TARGET (a stand-in of AI Service Lab)' >&2; exit 1; fi
echo 'scp: a stand-in of AI Service Lab; the other computer is a folder of the exercise' >&2

# The place of a name here; of user@host:path, in the folder of that computer.
place() {
  case $1 in
    */*:* | :*) printf '%s\n' "$1"; return ;;
    *:*) ;;
    *) printf '%s\n' "$1"; return ;;
  esac
  account=${1%%:*} path=${1#*:}
  user=${account%@*} host=${account##*@}
  if ! grep -q "^$host " "$hosts"; then
    echo "ssh: Could not resolve hostname $host: Name or service not known" >&2
    return 1
  fi
  if ! grep -q "^$host [a-z0-9-]* $port\$" "$hosts"; then
    echo "ssh: connect to host $host port $port: Connection refused" >&2
    return 1
  fi
  if ! grep -q "^$host $user $port\$" "$hosts"; then
    echo "$account: Permission denied (publickey)." >&2
    return 1
  fi
  # Without a path it is the home folder there.
  case $path in
    /*) printf '%s\n' "$remote/$host$path" ;;
    *) printf '%s\n' "$remote/$host/home/$user/${path#\~/}" ;;
  esac
}

for target do :; done
to=$(place "$target") || exit 255
while [ $# -gt 1 ]; do
  from=$(place "$1") || exit 255
  # To some cp a slash at the end means what is in the folder; to scp it never does.
  from=${from%/}
  if [ -d "$from" ] && [ -z "$recursive" ]; then
    echo "scp: $1: not a regular file" >&2
    status=1
  elif [ ! -e "$from" ]; then
    echo "scp: $1: No such file or directory" >&2
    status=1
  else
    cp $recursive -- "$from" "$to" || status=1
  fi
  shift
done
exit "${status:-0}"
