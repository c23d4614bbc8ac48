#!/bin/sh
# A stand-in for df: invented disks, since those of a practice folder are none.
case ${1-} in --help) echo 'df: a stand-in of AI Service Lab. Its disks are invented; it knows -h, -k, -P, -BG, --output=FIELDS and paths.'; exit 0 ;; esac
disks=$(dirname "$0")/../data/df
human='' paths='' fields=''
for word do
  case $word in
    --human-readable | -BG | --block-size=G) human=y ;;
    --output=*) fields=${word#*=} ;;
    --) ;;
    -*[!hkPal]*) echo "df: the stand-in knows no option $word" >&2; exit 1 ;;
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
awk -v human="$human" -v paths="$paths " -v fields="${fields:-source,size,used,avail,pcent,target}" '
  function shown(size) { return human ? size "G" : size * 1048576 }
  # One line of the fields that are wanted; numbers to the right, the mount point last and as it is.
  function row(source, size, used, avail, pcent, target,   at, text) {
    value["source"] = sprintf("%-14s", source)
    value["size"] = sprintf("%10s", size)
    value["used"] = sprintf("%10s", used)
    value["avail"] = sprintf("%10s", avail)
    value["pcent"] = sprintf("%4s", pcent)
    value["target"] = target
    for (at = 1; at <= count; at++) text = text (at > 1 ? " " : "") value[name[at]]
    print text
  }
  BEGIN {
    count = split(fields, name, ",")
    row("Filesystem", human ? "Size" : "1K-blocks", "Used", human ? "Avail" : "Available", "Use%", "Mounted on")
  }
  paths == " " || index(paths, " " $5 " ") { row($1, shown($2), shown($3), shown($4), int($3 * 100 / $2) "%", $5) }
' "$disks"
