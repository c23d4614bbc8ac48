#!/bin/sh
# @intro@
# sh check.sh
# sh check.sh try [CASE]: @try@

compare='@compare@'
target='@target@'
file='@file@'
once='@once@'
seconds=10

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
trying=''
if [ "${1-}" = try ]; then trying=${2:-*}; shift $#; fi
answer=${1:-$here/answer.sh}
if [ -z "$trying" ] && [ ! -f "$answer" ]; then
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
box=$(mktemp -d "${TMPDIR:-/tmp}/check.XXXXXX") && box=$(cd -- "$box" && pwd -P) || exit 2
trap 'chmod -R u+rwx "$box"; rm -rf -- "$box"' EXIT
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
    paths) sed 's|^⟨home⟩/||; s|^\./||; s|/$||' "$box/lines" | sort ;;
    pathsInOrder) sed 's|^⟨home⟩/||; s|^\./||; s|/$||' "$box/lines" ;;
    padded) sed 's/[[:blank:]]\{1,\}/ /g; s/^ //' "$box/lines" ;;
    # NAME VALUE; 0.5 and 0.50 are the same.
    figures)
      awk '{
        sub(/^[ \t]+/, "")
        name = $0
        sub(/[ \t:=].*/, "", name)
        value = substr($0, length(name) + 1)
        sub(/^[ \t]*[ \t:=][ \t]*/, "", value)
        number = "^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?$"
        print name, (value ~ number ? sprintf("%.9f", value) : value)
      }' "$box/lines"
      ;;
    counted | ranking)
      awk '{
        sub(/^[ \t]+/, "")
        count = $1
        sub(/^[0-9]+[ \t]+/, "")
        if ($0 ~ /^".*"$/) $0 = substr($0, 2, length($0) - 2)
        gsub(/""/, "\"")
        gsub(/[ \t]+/, " ")
        print count "\t" $0
      }' "$box/lines" > "$box/ranked"
      if [ "$compare" = counted ]; then
        cat "$box/ranked"
      else
        # Most first; those with equal counts in any order.
        cut -f 1 "$box/ranked"
        sort "$box/ranked"
      fi
      ;;
    *) cat "$box/lines" ;;
  esac
}

# One answer in a folder of its own, ended after some seconds.
run() {
  set -- TERM=dumb
  home=$box/home
  if [ -f "$one/make.sh" ]; then
    # The work is the home folder, where stand-ins come first.
    home=$box/work
    set -- TERM=xterm PATH="$box/bin:$PATH"
  fi
  if [ -f "$one/env" ]; then
    while IFS= read -r pair; do set -- "$@" "$pair"; done < "$one/env"
  fi
  if [ -f "$one/check/session" ]; then
    # A shell that reads the answer, and then tells of itself.
    set -- "$@" "$shell" --noprofile --norc -O expand_aliases "$one/check/session"
  else
    set -- "$@" "$shell"
  fi
  set -- "$@" "$script"
  [ ! -f "$one/check/session" ] || set -- "$@" "$box/seen"
  if [ -f "$one/check/args" ]; then
    while IFS= read -r word; do set -- "$@" "$word"; done < "$one/check/args"
  fi
  (
    ulimit -f 65536
    cd -- "$box/work" || exit 2
    # shellcheck disable=SC2086
    exec $setsid env -i PATH="$PATH" HOME="$home" TMPDIR="$box/tmp" LC_ALL="$locale" TZ=UTC "$@"
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
  # -9: mksh would hear a milder signal only after its sleep, and a guard that has just begun still has our trap and would
  # tidy up while we look.
  { wait "$job"; echo $? > "$box/status"; kill -9 "$guard"; wait "$guard"; } > /dev/null 2>&1
  [ -z "$setsid" ] || kill -9 "-$job" 2> /dev/null
  return 0
}

# listed RIGHT FOUND: lines of ls -l in any order, with whatever owner and date.
listed() {
  awk -v right="$1" '
    function ends(text, name,   tail) {
      tail = substr(text, length(text) - length(name))
      return tail == " " name || tail == "/" name
    }
    BEGIN { while ((getline line < right) > 0) rows[++count] = line }
    { sub(/[ \t\r]+$/, "") }
    $0 == "" || /^total [^ ]+$/ { next }
    {
      for (at = 1; at <= count; at++) {
        size = substr(rows[at], 12, 8)
        gsub(/ /, "", size)
        if (!met[at] && substr($1, 1, 10) == substr(rows[at], 1, 10) && (size == "" || $2 == size || $3 == size || $4 == size || $5 == size) && ends($0, substr(rows[at], 21))) {
          met[at] = 1
          next
        }
      }
      wrong = 1
    }
    END {
      for (at = 1; at <= count; at++) if (!met[at]) wrong = 1
      exit wrong
    }' "$2"
}

# differs FOUND RIGHT: the first line of RIGHT says how to compare, the others what is expected.
differs() {
  compare=$(head -n 1 "$2")
  tail -n +2 "$2" > "$box/wanted"
  sed "s|$box/work|⟨home⟩|g" "$1" > "$box/said"
  if [ "$compare" = listing ]; then
    listed "$box/wanted" "$box/said" && return 1
  else
    normal "$box/wanted" > "$box/right"
    normal "$box/said" > "$box/found"
    cmp -s "$box/right" "$box/found" && return 1
  fi
  echo '@different@'
  diff -- "$box/wanted" "$box/said"
}

# The first difference between the folder as it should be and as it is; empty where there is none.
tree() {
  while read -r mode sum place; do
    case $place in ../*) file=$box/${place#../} name=@${place#../remote/} ;; *) file=$box/work/$place name=${place#./} ;; esac
    if [ ! -e "$file" ] && [ ! -h "$file" ]; then
      printf '@missing@\n' "$name"
      return
    fi
    # shellcheck disable=SC2012
    is=$(ls -ld "$file" | cut -c 1-10)
    case $is in
      "$mode"*) ;;
      *)
        # A kind without permissions: they may be any.
        printf '%s %s\n' "$mode" "$name" > "$box/wanted"
        printf '%s %s\n' "$is" "$name" > "$box/found"
        echo '@different@'
        diff "$box/wanted" "$box/found"
        return
        ;;
    esac
    case $sum in
      -) ;;
      '->'*)
        [ "->$(readlink "$file")" = "$sum" ] || { printf '@inputChanged@\n' "$name"; return; }
        ;;
      *)
        # Closed to its own user: then only whoever closed it could have changed it.
        [ -r "$file" ] || continue
        [ "$(cksum < "$file" | tr ' ' ':')" = "$sum" ] || { printf '@inputChanged@\n' "$name"; return; }
        ;;
    esac
  done < "$one/check/tree"
  if [ -f "$one/check/own" ]; then
    while IFS= read -r place; do
      # shellcheck disable=SC2012
      [ "$(ls -ld "$box/work/$place" | awk '{ print $2 }')" = 1 ] || { printf '@hardLink@\n' "${place#./}"; return; }
    done < "$one/check/own"
  fi
  [ ! -f "$one/check/loose" ] || return 0
  sed 's/^[^ ]* [^ ]* //' "$one/check/tree" > "$box/known"
  (cd "$box/work" && find . ../remote) | while IFS= read -r place; do
    case $place in . | ../remote | ./.viminfo | ./.bash_history | ./.lesshst | ./.cache*) continue ;; esac
    if ! grep -Fqx -e "$place" "$box/known"; then printf '@extra@\n' "${place#./}"; break; fi
  done
}

# What a shell told of itself; empty where it is right.
session() {
  if [ ! -f "$box/seen/cwd" ]; then
    if [ "$(cat "$box/status")" -gt 128 ]; then echo '@shellKilled@'; else echo '@shellEnded@'; fi
    return
  fi
  if [ -f "$one/check/cwd" ] && differs "$box/seen/cwd" "$one/check/cwd"; then return; fi
  if [ -f "$one/check/exported" ]; then
    while IFS= read -r pair; do
      grep -Fqx -e "$pair" "$box/seen/env" || { printf '@notExported@\n' "$pair"; return; }
    done < "$one/check/exported"
  fi
  if [ -f "$one/check/inner" ]; then
    while IFS= read -r name; do
      if grep -q "^$name=" "$box/seen/env"; then printf '@exported@\n' "$name"; return; fi
    done < "$one/check/inner"
  fi
  for typed in "$one"/check/typed.*; do
    [ -f "$typed" ] || continue
    if differs "$box/seen/${typed##*/}" "$typed"; then return; fi
  done
}

# Of a case whose state counts.
whyState() {
  if [ -f "$one/check/session" ]; then
    reason=$(session)
    if [ -n "$reason" ]; then
      printf '%s\n' "$reason"
      cat "$box/err"
      return
    fi
  fi
  reason=$(tree)
  if [ -n "$reason" ]; then
    printf '%s\n' "$reason"
    cat "$box/err"
    return
  fi
  for text in "$one"/check/text.*; do
    [ -f "$text" ] || continue
    place=$(head -n 1 "$text")
    tail -n +2 "$text" > "$box/text"
    if differs "$box/work/$place" "$box/text"; then printf '%s\n' "$place"; return; fi
  done
  if [ -f "$one/check/screen" ]; then
    awk '{ text = text $0 "\n" }
      END {
        while (match(text, /\033\[[23]J(\033\[H)?|\033c|\033\[H\033\[J/)) text = substr(text, RSTART + RLENGTH)
        printf "%s", text
      }' "$box/out" > "$box/shown"
  else
    cp "$box/out" "$box/shown"
  fi
  if [ -f "$one/check/stdout" ] && differs "$box/shown" "$one/check/stdout"; then cat "$box/err"; return; fi
  if [ -f "$one/check/stderr" ] && differs "$box/err" "$one/check/stderr"; then return; fi
  [ ! -f "$one/check/status" ] || cmp -s "$one/check/status" "$box/status" ||
    printf '@status@\n' "$(cat "$box/status")" "$(cat "$one/check/status")"
}

# Empty for a pass.
why() {
  if [ -f "$box/late" ]; then
    echo '@timeout@'
    return
  fi
  if [ -f "$one/make.sh" ]; then
    whyState
    return
  fi
  starts=$box/work/@starts@
  if [ -n "$once" ] && [ -f "$starts" ] && [ "$(wc -l < "$starts")" -gt 1 ]; then
    printf '@ranOften@\n' "$once" "$(wc -l < "$starts" | tr -d ' ')"
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

# The folders of a case, as the answer finds them.
prepare() {
  chmod -R u+rwx "$box"
  for used in work home tmp late data remote bin seen; do rm -rf -- "${box:?}/$used"; done
  mkdir -- "$box/work" "$box/home" "$box/tmp" "$box/bin" "$box/seen"
  [ ! -d "$one/input" ] || cp -- "$one"/input/* "$box/work/"
  if [ -f "$one/make.sh" ]; then
    (cd -- "$box/work" && sh "$one/make.sh") || exit 2
    [ ! -d "$here/cases/tools" ] || cp -- "$here"/cases/tools/* "$box/bin/"
    chmod -R a+x "$box/bin"
  fi
}

if [ -n "$trying" ]; then
  for one in "$here"/cases/*/; do
    one=${one%/}
    # shellcheck disable=SC2254
    case ${one##*/} in tools) ;; $trying) break ;; esac
  done
  prepare
  set -- HOME="$box/work" PATH="$box/bin:$PATH"
  if [ -f "$one/env" ]; then
    while IFS= read -r pair; do set -- "$@" "$pair"; done < "$one/env"
  fi
  echo "${one##*/}: @tryEnd@"
  cd -- "$box/work" && env "$@" LC_ALL="$locale" "$shell" -i
  exit
fi

set --
for one in "$here"/cases/*/; do [ "${one%/tools/}" != "$one" ] || set -- "$@" "$one"; done
echo "1..$#"
number=0
failed=0
for one in "$@"; do
  one=${one%/}
  number=$((number + 1))
  if [ -f "$one/check/skip" ]; then
    echo "ok $number - ${one##*/} # SKIP @skipped@"
    continue
  fi
  if [ -f "$one/check/session" ] && [ "${shell##*/}" != bash ]; then
    echo "ok $number - ${one##*/} # SKIP @noBash@"
    continue
  fi
  if [ -f "$one/check/closed" ] && [ "$(id -u)" = 0 ]; then
    echo "ok $number - ${one##*/} # SKIP @root@"
    continue
  fi
  prepare
  # Editors on Windows: a carriage return would become part of the last word.
  script=$box/answer.sh
  tr -d '\r' < "$answer" > "$script"
  if grep -q -e BASH_SOURCE -e '[$]{0' -e '"[$]0' -e 'dirname.*[$]0' -e 'realpath.*[$]0' -e 'readlink.*[$]0' "$script"; then
    # It asks where it lies: where its case is, and gone before its first command.
    { printf 'rm -f ./answer.sh; ' && cat "$script"; } > "$box/work/answer.sh"
    script=./answer.sh
  fi
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
