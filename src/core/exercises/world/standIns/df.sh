#!/bin/sh
# A stand-in for df: invented disks, since those of a practice folder are none.
case ${1-} in --help) echo 'df: a stand-in of AI Service Lab. Its disks are invented; it knows -h, -k, -P, -T and paths.'; exit 0 ;; esac
disks=$(dirname "$0")/../data/df
human='' paths=''
for word do
  case $word in
    -*[!hkPTm]*) echo "df: the stand-in knows no option $word" >&2; exit 1 ;;
    -*h*) human=y ;;
    -?*) ;;
    *)
      if [ ! -e "$word" ]; then echo "df: $word: No such file or directory" >&2; exit 1; fi
      case $(cd "$word" 2> /dev/null && pwd -P || cd "$(dirname "$word")" && pwd -P) in
        "$(cd "$HOME" && pwd -P)"*) paths="$paths /home" ;;
        /dev/shm*) paths="$paths /dev/shm" ;;
        *) paths="$paths /" ;;
      esac
      ;;
  esac
done
echo 'df: a stand-in of AI Service Lab; these disks are invented' >&2
awk -v human="$human" -v paths="$paths " '
  function shown(size) { return human ? (size == 0 ? "0" : size "G") : size * 1048576 }
  BEGIN { printf "%-14s %10s %10s %10s %4s %s\n", "Filesystem", human ? "Size" : "1K-blocks", "Used", human ? "Avail" : "Available", "Use%", "Mounted on" }
  paths == " " || index(paths, " " $5 " ") {
    printf "%-14s %10s %10s %10s %3d%% %s\n", $1, shown($2), shown($3), shown($4), $3 * 100 / $2, $5
  }
' "$disks"
