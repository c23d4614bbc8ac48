#!/bin/sh
# A stand-in for vi: it replays keys from standard input. In the real one, where there is a Vim and a pseudo-terminal to run
# it in; elsewhere on the file, with what the lecture teaches of vi.
help() {
  cat << 'END'
vi: a stand-in of AI Service Lab. It replays keys that it reads from standard input.
  vi FILE << 'KEYS'
  /epochs<Enter>
  dd
  otext<Esc>
  :wq<Enter>
  KEYS
Line breaks between keys mean nothing. <Esc>, <Enter>, <BS>, <Tab>, <Space> and <C-r> are those keys, <lt> is a <.
Where Vim is installed it gets them, in a terminal of its own. Elsewhere the stand-in knows:
  h j k l 0 ^ $ w gg G, x X dd D cc C r yy p P u, i I a A o O, / n N, ZZ, numbers before them;
  after a colon: w q wq x, with ! or without, a line number, $, s/old/new/ (also % and g).
END
}
case ${1-} in
  --help) help; exit 0 ;;
  '') echo 'vi: the stand-in needs a file; see vi --help' >&2; exit 2 ;;
esac
if [ -t 0 ]; then help >&2; exit 2; fi

# Prints the path of the real one. Only Vim is known to leave by the keys below, whatever it is doing.
real() {
  rest=$PATH:
  while [ -n "$rest" ]; do
    dir=${rest%%:*}
    rest=${rest#*:}
    case $0 in "$dir"/*) continue ;; esac
    for name in vim vi; do
      case $("$dir/$name" --version < /dev/null 2> /dev/null) in
        'VIM - Vi IMproved'*) printf '%s\n' "$dir/$name"; return ;;
      esac
    done
  done
}

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
# Names of keys as what they send.
LC_ALL=C awk '
  function sent(key) {
    if (key == "Esc" || key == "ESC") return "\033"
    if (key == "Enter" || key == "CR") return "\r"
    if (key == "BS") return "\b"
    if (key == "Tab") return "\t"
    if (key == "Space") return " "
    if (key == "lt") return "<"
    return sprintf("%c", index("abcdefghijklmnopqrstuvwxyz", tolower(substr(key, 3))))
  }
  # A file of Windows ends its lines so.
  { sub(/\r$/, "") }
  {
    while (match($0, /<(Esc|ESC|Enter|CR|BS|Tab|Space|lt|[Cc]-[A-Za-z])>/)) {
      printf "%s%s", substr($0, 1, RSTART - 1), sent(substr($0, RSTART + 1, RLENGTH - 2))
      $0 = substr($0, RSTART + RLENGTH)
    }
    printf "%s", $0
  }
' > "$scratch/keys"

over='vi: the keys are over, and vi is still open: nothing more is saved'
vim=$(real)
if [ -n "$vim" ] && script -qec : /dev/null < /dev/null > /dev/null 2>&1; then
  echo "vi: a stand-in of AI Service Lab replays the keys in $vim" >&2
  # Out of every mode and question, and away without saving.
  cp "$scratch/keys" "$scratch/all"
  printf '\033\033\034\016\034\016:cquit!\r' >> "$scratch/all"
  quoted=
  for word; do
    quoted="$quoted '$(printf '%s\n' "$word" | sed "s/'/'\\\\''/g")'"
  done
  # A shell that `:sh` opens reads nothing from the terminal, where it would wait for ever.
  printf '#!/bin/sh\nexec /bin/sh "$@" < /dev/null\n' > "$scratch/sh"
  chmod +x "$scratch/sh"
  shell=$scratch/sh
  [ -x "$shell" ] || shell=/bin/sh
  # Nothing of the person's settings; no names of keys that begin with Esc.
  SHELL=/bin/sh TERM=dumb script -qec "export SHELL='$shell'; exec '$vim' -u NONE -i NONE -n -N --cmd 'set encoding=utf-8 backspace=2 nojoinspaces' -s '$scratch/all' $quoted" /dev/null < /dev/null > "$scratch/screen"
  status=$?
  # What it complained about, once each.
  tr '\r\033' '[\n*]' < "$scratch/screen" | LC_ALL=C awk 'match($0, /E[0-9]+: .*/) && !seen[$0 = substr($0, RSTART)]++ { print "vi: " $0 }' >&2
  [ "$status" = 0 ] || echo "$over" >&2
  exit "$status"
fi
case $1 in -*) echo "vi: the stand-in knows no option $1; see vi --help" >&2; exit 2 ;; esac
echo 'vi: a stand-in of AI Service Lab replays the keys' >&2
if [ -d "$1" ]; then echo "vi: $1 is a directory" >&2; exit 1; fi
new=$scratch/new
LC_ALL=C awk -v file="$1" -v out="$new" '
  # Bytes of one character of UTF-8 that begins at a place.
  function width(s, at,   n) {
    n = 1
    while (substr(s, at + n, 1) ~ /^[\200-\277]/) n++
    return n
  }
  function back(s, at) {
    at--
    while (at > 1 && substr(s, at, 1) ~ /^[\200-\277]/) at--
    return at
  }
  function last(s) { return s == "" ? 1 : back(s, length(s) + 1) }
  function settle() {
    if (row > rows) row = rows
    if (row < 1) row = 1
    if (col > length(text[row])) col = last(text[row])
    if (col < 1) col = 1
  }
  # To the first character that is no blank.
  function front() { settle(); col = match(text[row], /[^ \t]/) ? RSTART : last(text[row]) }
  function keep(   at) {
    undoRows = rows; undoRow = row
    for (at = 1; at <= rows; at++) undone[at] = text[at]
    changed = 1
  }
  function undo(   at, n, swap) {
    if (!undoRows) { complain("already at oldest change"); return }
    n = rows > undoRows ? rows : undoRows
    for (at = 1; at <= n; at++) { swap = text[at]; text[at] = undone[at]; undone[at] = swap }
    swap = rows; rows = undoRows; undoRows = swap; row = undoRow; front()
  }
  function open(where,   at) {
    for (at = rows; at > where; at--) text[at + 1] = text[at]
    rows++; text[where + 1] = ""; row = where + 1; col = 1
  }
  function drop(n,   at) {
    yanked = 0
    for (at = 0; at < n && row + at <= rows; at++) yank[++yanked] = text[row + at]
    for (at = row + yanked; at <= rows; at++) text[at - yanked] = text[at]
    rows -= yanked
    if (rows < 1) { rows = 1; text[1] = ""; empty = 1 }
    front()
  }
  function put(where,   at) {
    for (at = rows; at > where; at--) text[at + yanked] = text[at]
    for (at = 1; at <= yanked; at++) text[where + at] = yank[at]
    rows += yanked; row = where + 1; front()
  }
  # Where the next word begins; behind the end of the line where there is none.
  function nextWord(s, at) {
    if (substr(s, at, 1) ~ /[A-Za-z0-9_\200-\377]/) while (substr(s, at, 1) ~ /[A-Za-z0-9_\200-\377]/) at++
    else while (at <= length(s) && substr(s, at, 1) !~ /[A-Za-z0-9_ \t\200-\377]/) at++
    while (substr(s, at, 1) ~ /[ \t]/) at++
    return at
  }
  function cut(from, to) { text[row] = substr(text[row], 1, from - 1) substr(text[row], to) }
  function type(s) { text[row] = substr(text[row], 1, col - 1) s substr(text[row], col); col += length(s) }
  # The next match behind the cursor, or the last one before it; over the end of the file to its other end.
  function search(step,   at, place, line) {
    if (pattern == "") { complain("no previous pattern"); return }
    for (at = 0; at <= rows; at++) {
      line = (row - 1 + step * at + rows) % rows + 1
      if (step > 0) place = found(text[line], at == 0 ? col + width(text[line], col) : 1, 0)
      else place = found(text[line], 1, at == 0 ? col : length(text[line]) + 1)
      if (place) { row = line; col = place; return }
    }
    complain("pattern not found: " pattern)
  }
  # The first match from a place on; with a limit the last one before it. 0 for none.
  function found(s, from, limit,   place) {
    place = 0
    while (from <= length(s) && match(substr(s, from), pattern)) {
      if (limit && from + RSTART - 1 >= limit) break
      place = from + RSTART - 1
      if (!limit || pattern ~ /^\^/) break
      from = place + 1
    }
    return pattern ~ /^\^/ && place > 1 ? 0 : place
  }
  function complain(what) { print "vi: " what > "/dev/stderr" }
  function save(   at) {
    # Again from the beginning, if it was saved before.
    close(out)
    printf "" > out
    if (!(empty && rows == 1 && text[1] == "")) for (at = 1; at <= rows; at++) print text[at] > out
    close(out)
    saved = 1; changed = 0
  }
  function quit() { done = 1 }
  function substitute(command,   from, to, parts, all, at, line, result) {
    from = row; to = row
    hit = 0
    if (sub(/^%/, "", command)) { from = 1; to = rows }
    if (split(command, parts, "/") < 3) { complain("not understood: :" command); return }
    pattern = parts[2]
    all = parts[4] ~ /g/
    keep()
    for (at = from; at <= to; at++) {
      line = text[at]; result = ""
      while (match(line, parts[2]) && RLENGTH > 0) {
        result = result substr(line, 1, RSTART - 1) parts[3]
        line = substr(line, RSTART + RLENGTH)
        hit = at
        if (!all) break
      }
      text[at] = result line
    }
    if (hit) { row = hit; front() } else complain("pattern not found: " parts[2])
  }
  function colon(command) {
    if (command ~ /^[0-9]+$/) { row = command + 0; front() }
    else if (command == "$") { row = rows; front() }
    else if (command ~ /^%?s\//) substitute(command)
    else if (command ~ /^w!?$/) save()
    else if (command ~ /^(wq|x)!?$/) { save(); quit() }
    else if (command == "q!") { quit(); dropped = 1 }
    else if (command == "q") { if (changed) complain("no write since last change (add ! to override)"); else quit() }
    else if (command !~ /^(set?( .*)?|nohl.*)?$/) complain("the stand-in does not know :" command)
  }
  function normal(key,   n, to, at) {
    n = count == "" ? 1 : count + 0
    if (key ~ /^[1-9]$/ || (key == "0" && count != "")) { count = count key; return }
    if (pending == "r" && text[row] == "") complain("nothing to replace")
    else if (pending == "r") { keep(); cut(col, col + width(text[row], col)); to = col; type(key); col = to }
    else if ((pending key == "dd" || pending key == "yy") && n > 1 && row == rows) complain("fewer lines than that")
    else if (pending key == "dd") { keep(); drop(n) }
    else if (pending key == "yy") { yanked = 0; for (at = 0; at < n && row + at <= rows; at++) yank[++yanked] = text[row + at] }
    else if (pending key == "cc") { keep(); text[row] = ""; col = 1; mode = "insert" }
    else if (pending key == "gg") { row = count == "" ? 1 : n; front() }
    else if (pending key == "ZZ") { save(); quit() }
    else if (pending != "") complain("the stand-in does not know " pending key)
    else if (key ~ /^[dycgZr]$/) { pending = key; return }
    else if (key == "h") while (n-- > 0 && col > 1) col = back(text[row], col)
    else if (key == "l" || key == " ") while (n-- > 0 && col < last(text[row])) col += width(text[row], col)
    else if (key == "j" || key == "<Enter>") { row += n; if (key == "<Enter>") front(); else col = want }
    else if (key == "k") { row -= n; col = want }
    else if (key == "0") col = 1
    else if (key == "^") { match(text[row], /[^ \t]/); col = RSTART > 0 ? RSTART : 1 }
    else if (key == "$") col = last(text[row])
    else if (key == "w") while (n-- > 0) {
      col = nextWord(text[row], col)
      if (col > length(text[row]) && row < rows) { row++; match(text[row], /[^ \t]/); col = RSTART > 0 ? RSTART : 1 }
    }
    else if (key == "G") { row = count == "" ? rows : n; front() }
    else if (key == "x") { keep(); while (n-- > 0 && col <= length(text[row])) cut(col, col + width(text[row], col)) }
    else if (key == "X") { keep(); if (col > 1) { to = back(text[row], col); cut(to, col); col = to } }
    else if (key == "D" || key == "C") { keep(); cut(col, length(text[row]) + 1); if (key == "C") mode = "insert" }
    else if (key == "p") { keep(); if (yanked) put(row) }
    else if (key == "P") { keep(); if (yanked) put(row - 1) }
    else if (key == "u") undo()
    else if (key ~ /^[iIaAoO]$/) {
      keep(); empty = 0
      if (key == "I") { match(text[row], /[^ \t]/); col = RSTART > 0 ? RSTART : 1 }
      if (key == "a" && text[row] != "") col += width(text[row], col)
      if (key == "A") col = length(text[row]) + 1
      if (key == "o") open(row)
      if (key == "O") open(row - 1)
      mode = "insert"
    }
    else if (key == ":" || key == "/") { mode = key; typed = "" }
    else if (key == "n") search(1)
    else if (key == "N") search(-1)
    else if (key != "<Esc>") complain("the stand-in does not know the key " key)
    pending = ""; count = ""
    if (mode == "normal") settle()
    # Where j and k come back to after a shorter line.
    if (key != "j" && key != "k") want = key == "$" ? 1000000 : col
    if (mode == "insert" && col < 1) col = 1
  }
  function press(key,   rest) {
    if (mode == "normal") normal(key)
    else if (mode == "insert") {
      if (key == "<Esc>") { mode = "normal"; if (col > 1) col = back(text[row], col); settle(); want = col }
      else if (key == "<Enter>") { rest = substr(text[row], col); text[row] = substr(text[row], 1, col - 1); open(row); text[row] = rest }
      else if (key == "<BS>") { if (col > 1) { rest = back(text[row], col); cut(rest, col); col = rest } }
      else type(key)
    }
    else if (key == "<Esc>") mode = "normal"
    else if (key == "<BS>") typed = substr(typed, 1, length(typed) - 1)
    else if (key == "<Enter>") {
      rest = mode; mode = "normal"
      if (rest == "/") { if (typed != "") pattern = typed; search(1) } else colon(typed)
      want = col
    }
    else typed = typed key
  }
  BEGIN {
    named["\033"] = "<Esc>"; named["\r"] = "<Enter>"; named["\b"] = "<BS>"
    while ((getline line < file) > 0) text[++rows] = line
    empty = rows == 0
    if (empty) rows = 1
    row = 1; col = 1; want = 1; mode = "normal"
    while (!done && (getline line) > 0) {
      while (line != "" && !done) {
        key = substr(line, 1, width(line, 1))
        line = substr(line, length(key) + 1)
        press(key in named ? named[key] : key)
      }
    }
    if (!done) exit saved ? 3 : 4
    exit saved ? 0 : 5
  }
' < "$scratch/keys"
status=$?
case $status in 0 | 3) cat "$new" > "$1" || status=1 ;; esac
case $status in 3 | 4) echo "$over" >&2 ;; esac
case $status in 0 | 5) exit 0 ;; *) exit 1 ;; esac
