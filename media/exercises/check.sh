#!/bin/sh
# @intro@
# sh check.sh

compare='@compare@'
target='@target@'
file='@file@'
seconds=10

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
answer=${1:-$here/answer.sh}
if [ ! -f "$answer" ]; then
  echo 'Bail out! @noAnswer@'
  exit 2
fi
shell=$(command -v bash || command -v sh)
# With it everything that an answer starts is ended together; macOS has none.
setsid=$(command -v setsid || :)
case $(uname) in
  Darwin) locale=en_US.UTF-8 ;;
  *) locale=C.UTF-8 ;;
esac
box=$(mktemp -d "${TMPDIR:-/tmp}/check.XXXXXX") || exit 2
trap 'rm -rf -- "$box"' EXIT
trap 'exit 130' HUP INT TERM
LC_ALL=C
export LC_ALL

# What was printed, in one form, whatever blanks and quotes it has.
normal() {
  tr -d '\r' < "$1" | awk '
    { sub(/[ \t]+$/, "") }
    $0 == "" { blank++; next }
    { if (begun) while (blank > 0) { print ""; blank-- }; blank = 0; begun = 1; print }
  ' > "$box/lines"
  case $compare in
    # As wc writes it: with the name of the file or without.
    number) awk -v file="$file" 'NF == 1 || (NF == 2 && ($2 == file || $2 == "./" file)) { print $1; next } { print }' "$box/lines" ;;
    anyOrder) sort "$box/lines" ;;
    ranking)
      awk '{
        sub(/^[ \t]+/, "")
        count = $1
        sub(/^[0-9]+[ \t]+/, "")
        if ($0 ~ /^".*"$/) $0 = substr($0, 2, length($0) - 2)
        gsub(/""/, "\"")
        print count "\t" $0
      }' "$box/lines" > "$box/ranked"
      # Most first; those with equal counts in any order.
      cut -f 1 "$box/ranked"
      sort "$box/ranked"
      ;;
    *) cat "$box/lines" ;;
  esac
}

# One answer in a folder of its own, ended after some seconds.
run() {
  set -- "$box/home"
  if [ -f "$one/env" ]; then
    while IFS= read -r pair; do set -- "$@" "$pair"; done < "$one/env"
  fi
  home=$1
  shift
  (
    ulimit -f 65536
    cd -- "$box/work" || exit 2
    # shellcheck disable=SC2086
    exec $setsid env -i PATH="$PATH" HOME="$home" TMPDIR="$box/tmp" LC_ALL="$locale" TZ=UTC "$@" "$shell" "$box/answer.sh"
  ) < /dev/null > "$box/out" 2> "$box/err" &
  job=$!
  (
    waited=0
    while [ "$waited" -lt "$seconds" ]; do
      sleep 1
      waited=$((waited + 1))
    done
    : > "$box/late"
    kill -9 "-$job" || kill -9 "$job"
  ) > /dev/null 2>&1 &
  guard=$!
  # -9: mksh would hear a milder signal only after its sleep.
  { wait "$job"; kill -9 "$guard"; wait "$guard"; } > /dev/null 2>&1
  [ -z "$setsid" ] || kill -9 "-$job" 2> /dev/null
  return 0
}

# Empty for a pass.
why() {
  if [ -f "$box/late" ]; then
    echo '@timeout@'
    return
  fi
  found=$box/out
  [ -z "$target" ] || found=$box/work/$target
  if [ ! -f "$found" ]; then
    echo '@noTarget@'
    return
  fi
  normal "$one/expected" > "$box/right"
  normal "$found" > "$box/found"
  if ! cmp -s "$box/right" "$box/found"; then
    echo '@different@'
    diff -- "$one/expected" "$found"
    cat "$box/err"
    return
  fi
  for before in "$one"/input/*; do
    name=${before##*/}
    [ -f "$before" ] && [ "$name" != "$target" ] || continue
    cmp -s "$before" "$box/work/$name" || printf '@inputChanged@\n' "$name"
  done
}

set -- "$here"/cases/*/
echo "1..$#"
number=0
failed=0
for one in "$@"; do
  one=${one%/}
  number=$((number + 1))
  rm -rf -- "${box:?}/work" "${box:?}/home" "${box:?}/tmp" "${box:?}/late"
  mkdir -- "$box/work" "$box/home" "$box/tmp"
  # Editors on Windows: a carriage return would become part of the last word.
  tr -d '\r' < "$answer" > "$box/answer.sh"
  [ ! -d "$one/input" ] || cp -- "$one"/input/* "$box/work/"
  run
  reason=$(why)
  if [ -z "$reason" ]; then
    echo "ok $number - ${one##*/}"
  else
    failed=$((failed + 1))
    echo "not ok $number - ${one##*/}"
    printf '%s\n' "$reason" | head -n 20 | sed 's/^/# /'
  fi
done
echo '# @hiddenToo@'
[ "$failed" -eq 0 ]
