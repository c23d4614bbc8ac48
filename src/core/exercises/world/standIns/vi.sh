#!/bin/sh
# A stand-in for vi: it replays keys from standard input on a file, with what the lecture teaches of the real one.
help() {
  cat << 'END'
vi: a stand-in of AI Service Lab. It is not vi: it replays keys that it reads from standard input.
  vi FILE << 'KEYS'
  /epochs<Enter>
  dd
  otext<Esc>
  :wq<Enter>
  KEYS
Line breaks between keys mean nothing. <Esc>, <Enter> and <BS> are those keys.
Keys: h j k l 0 ^ $ w b gg G, x X dd D dw cc cw C r yy p P J u, i I a A o O, / n N, ZZ, numbers before them.
After a colon: w q wq x, with ! or without, a line number, $, s/old/new/ (also % and g).
END
}
case ${1-} in
  --help) help; exit 0 ;;
  -*) echo "vi: the stand-in knows no option $1; see vi --help" >&2; exit 2 ;;
  '') echo 'vi: the stand-in needs a file; see vi --help' >&2; exit 2 ;;
esac
echo 'vi: a stand-in of AI Service Lab replays the keys' >&2
if [ -t 0 ]; then help >&2; exit 2; fi
if [ -d "$1" ]; then echo "vi: $1 is a directory" >&2; exit 1; fi
new=$(mktemp) || exit 2
trap 'rm -f "$new"' EXIT
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
  function keep(   at) {
    undoRows = rows; undoRow = row
    for (at = 1; at <= rows; at++) undone[at] = text[at]
    changed = 1
  }
  function undo(   at, n, swap) {
    n = rows > undoRows ? rows : undoRows
    for (at = 1; at <= n; at++) { swap = text[at]; text[at] = undone[at]; undone[at] = swap }
    swap = rows; rows = undoRows; undoRows = swap; row = undoRow; col = 1
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
    settle(); col = 1
  }
  function put(where,   at) {
    for (at = rows; at > where; at--) text[at + yanked] = text[at]
    for (at = 1; at <= yanked; at++) text[where + at] = yank[at]
    rows += yanked; row = where + 1; col = 1
  }
  # Where the next word begins; behind the end of the line where there is none.
  function nextWord(s, at) {
    if (substr(s, at, 1) ~ /[A-Za-z0-9_\200-\377]/) while (substr(s, at, 1) ~ /[A-Za-z0-9_\200-\377]/) at++
    else while (at <= length(s) && substr(s, at, 1) !~ /[A-Za-z0-9_ \t\200-\377]/) at++
    while (substr(s, at, 1) ~ /[ \t]/) at++
    return at
  }
  function endOfWord(s, at) {
    while (substr(s, at, 1) ~ /[A-Za-z0-9_\200-\377]/) at++
    return at
  }
  function cut(from, to) { text[row] = substr(text[row], 1, from - 1) substr(text[row], to) }
  function type(s) { text[row] = substr(text[row], 1, col - 1) s substr(text[row], col); col += length(s) }
  function search(step,   at, place) {
    for (at = 1; at <= rows; at++) {
      place = (row - 1 + step * at) % rows
      if (place < 0) place += rows
      if (match(text[place + 1], pattern)) { row = place + 1; col = RSTART; return }
    }
    complain("pattern not found: " pattern)
  }
  function complain(what) { print "vi: " what > "/dev/stderr" }
  function save(   at) {
    printf "" > out
    if (!(empty && rows == 1 && text[1] == "")) for (at = 1; at <= rows; at++) print text[at] > out
    saved = 1; changed = 0
  }
  function quit() { done = 1 }
  function substitute(command,   from, to, parts, all, at, line, result) {
    from = row; to = row
    if (sub(/^%/, "", command)) { from = 1; to = rows }
    if (split(command, parts, "/") < 3) { complain("not understood: :" command); return }
    all = parts[4] ~ /g/
    keep()
    for (at = from; at <= to; at++) {
      line = text[at]; result = ""
      while (match(line, parts[2]) && RLENGTH > 0) {
        result = result substr(line, 1, RSTART - 1) parts[3]
        line = substr(line, RSTART + RLENGTH)
        row = at
        if (!all) break
      }
      text[at] = result line
    }
  }
  function colon(command) {
    if (command ~ /^[0-9]+$/) { row = command + 0; col = 1; settle() }
    else if (command == "$") { row = rows; col = 1 }
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
    if (pending == "r") { keep(); cut(col, col + width(text[row], col)); to = col; type(key); col = to }
    else if (pending key == "dd") { keep(); drop(n) }
    else if (pending key == "yy") { yanked = 0; for (at = 0; at < n && row + at <= rows; at++) yank[++yanked] = text[row + at] }
    else if (pending key == "cc") { keep(); text[row] = ""; col = 1; mode = "insert" }
    else if (pending key == "gg") { row = count == "" ? 1 : n; col = 1 }
    else if (pending key == "dw") { keep(); while (n-- > 0) cut(col, nextWord(text[row], col)) }
    else if (pending key == "cw") { keep(); cut(col, endOfWord(text[row], col)); mode = "insert" }
    else if (pending key == "d$") { keep(); cut(col, length(text[row]) + 1) }
    else if (pending key == "ZZ") { save(); quit() }
    else if (pending != "") complain("the stand-in does not know " pending key)
    else if (key ~ /^[dycgZr]$/) { pending = key; return }
    else if (key == "h") while (n-- > 0 && col > 1) col = back(text[row], col)
    else if (key == "l" || key == " ") while (n-- > 0 && col < last(text[row])) col += width(text[row], col)
    else if (key == "j" || key == "<Enter>") row += n
    else if (key == "k") row -= n
    else if (key == "0") col = 1
    else if (key == "^") { match(text[row], /[^ \t]/); col = RSTART > 0 ? RSTART : 1 }
    else if (key == "$") col = last(text[row])
    else if (key == "w") while (n-- > 0) {
      col = nextWord(text[row], col)
      if (col > length(text[row]) && row < rows) { row++; match(text[row], /[^ \t]/); col = RSTART > 0 ? RSTART : 1 }
    }
    else if (key == "b") {
      while (col > 1 && substr(text[row], col - 1, 1) !~ /[A-Za-z0-9_\200-\377]/) col--
      while (col > 1 && substr(text[row], col - 1, 1) ~ /[A-Za-z0-9_\200-\377]/) col--
    }
    else if (key == "G") { row = count == "" ? rows : n; col = 1 }
    else if (key == "x") { keep(); while (n-- > 0 && col <= length(text[row])) cut(col, col + width(text[row], col)) }
    else if (key == "X") { keep(); if (col > 1) { to = back(text[row], col); cut(to, col); col = to } }
    else if (key == "D" || key == "C") { keep(); cut(col, length(text[row]) + 1); if (key == "C") mode = "insert" }
    else if (key == "J") { keep(); if (row < rows) { at = text[row + 1]; sub(/^[ \t]+/, "", at); to = row; text[row] = text[row] " " at; row++; drop(1); row = to } }
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
    if (mode == "insert" && col < 1) col = 1
  }
  function press(key,   rest) {
    if (mode == "normal") normal(key)
    else if (mode == "insert") {
      if (key == "<Esc>") { mode = "normal"; if (col > 1) col = back(text[row], col); settle() }
      else if (key == "<Enter>") { rest = substr(text[row], col); text[row] = substr(text[row], 1, col - 1); open(row); text[row] = rest }
      else if (key == "<BS>") { if (col > 1) { rest = back(text[row], col); cut(rest, col); col = rest } }
      else type(key)
    }
    else if (key == "<Esc>") mode = "normal"
    else if (key == "<BS>") typed = substr(typed, 1, length(typed) - 1)
    else if (key == "<Enter>") {
      rest = mode; mode = "normal"
      if (rest == "/") { if (typed != "") pattern = typed; search(1) } else colon(typed)
    }
    else typed = typed key
  }
  BEGIN {
    while ((getline line < file) > 0) text[++rows] = line
    empty = rows == 0
    if (empty) rows = 1
    row = 1; col = 1; mode = "normal"
    while (!done && (getline line) > 0) {
      while (line != "" && !done) {
        key = substr(line, 1, 1)
        if (match(line, /^<(Esc|ESC|Enter|CR|BS)>/)) {
          key = substr(line, 1, RLENGTH)
          if (key == "<CR>") key = "<Enter>"
          if (key == "<ESC>") key = "<Esc>"
          line = substr(line, RLENGTH + 1)
        } else {
          key = substr(line, 1, width(line, 1))
          line = substr(line, length(key) + 1)
          if (key == "\033") key = "<Esc>"
          if (key == "\r") key = "<Enter>"
        }
        press(key)
      }
    }
    if (!done) { complain("the keys are over, and vi is still open: nothing more is saved"); exit saved ? 3 : 4 }
    exit saved ? 0 : 5
  }
'
status=$?
case $status in 0 | 3) cat "$new" > "$1" || status=1 ;; esac
case $status in 0 | 5) exit 0 ;; *) exit 1 ;; esac
