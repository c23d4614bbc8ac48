#!/bin/sh
# A stand-in for sudo: inside the practice folder it lets a command write where the permissions say no.
case ${1-} in -u) [ "${2-}" != root ] || shift 2 ;; esac
case ${1-} in --) shift ;; esac
case ${1-} in
  --help) echo 'sudo: a stand-in of AI Service Lab. It runs a command that may write to the whole home folder; nobody becomes root.'; exit 0 ;;
  '') echo 'usage: sudo COMMAND [ARGUMENT ...] (a stand-in of AI Service Lab)' >&2; exit 1 ;;
  -*) echo "sudo: the stand-in knows no option $1" >&2; exit 1 ;;
esac
echo "sudo: a stand-in of AI Service Lab runs: $*" >&2
log=$HOME/var/log/auth.log
list=$(mktemp) || exit 1
trap 'rm -f "$list"' EXIT
# What is closed to writing is open for as long as the command runs.
find "$HOME" ! -type l ! -perm -200 -exec sh -c 'for one do ls -ld "$one" | cut -c 2-10 | tr "\n" " "; printf "%s\n" "$one"; done' sh {} + > "$list"
while read -r _ file; do chmod u+w "$file"; done < "$list"
# As the real one does, where there is such a folder.
[ ! -d "${log%/*}" ] || printf 'sudo: COMMAND=%s\n' "$*" >> "$log"
"$@"
status=$?
while read -r _ file; do [ ! -e "$file" ] || chmod u-w "$file"; done < "$list"
exit $status
