import { plain, right, wrong, type Answer } from './answer';

const count = 'sort | uniq -c | sort -rn | head -n 3';

/** Prints the name of each message of the year: quotes say where a message ends. */
const names = `awk -v year="\${YEAR:-2021}" '
  !open && index($0, year "-") == 1 { name = $0; sub(/^[^"]*"/, "", name); sub(/",".*/, "", name); print name }
  { open = (open + gsub(/"/, "&")) % 2 }' chat.txt`;

export const kakaoAnswers: readonly Answer[] = [
  right('quotes counted in awk, then the idiom', `${names} | ${count}`),
  right('names keep their quotes', `${names} | sed 's/.*/"&"/' | ${count}`),
  right('counts without blanks before them', `${names} | ${count} | sed 's/^ *//'`),
  right('a tab between count and name', `${names} | ${count} | sed 's/^ *\\([0-9]*\\) /\\1\\t/'`),
  right('sort by a key', `${names} | sort | uniq -c | sort -k 1,1nr -k 2 | sed -n '1,3p'`),
  right('equals in the other order', `${names} | sort | uniq -c | sort -k 1,1nr -k 2r | head -n 3`),
  right('sed stops after three', `${names} | sort | uniq -c | sort -nr | sed 3q`),
  right('reversed and from the end', `${names} | sort | uniq -c | sort -n | tail -n 3 | sort -rn`),
  right(
    'all in one awk',
    `${names} | awk '{ n[$0]++ } END { for (k in n) print n[k], k }' | sort -rn | head -3`,
  ),
  right('pipefail, and head that leaves early', `set -eu\n${names} | sort | uniq -c | sort -rn | head -n 3`),
  right(
    'a temporary file',
    `t=$(mktemp)\n${names} > "$t"\nsort "$t" | uniq -c | sort -rn | head -n 3\nrm "$t"`,
  ),
  right(
    'a file in the folder, left there',
    `${names} > names.txt\n${count.replace('sort', 'sort names.txt')}`,
  ),
  right('chatter on stderr', `echo working >&2\n${names} | ${count}`),
  right('coloured output', `${names} | ${count} | sed "s/.*/$(printf '\\033')[32m&$(printf '\\033')[0m/"`),
  right('written on Windows', `${names} | ${count}\n`.replaceAll('\n', '\r\n')),
  right('ends with a failure', `${names} | ${count}\nfalse`),
  right(
    'messages joined, then grep and sed',
    `awk '{ row = row $0 } gsub(/"/, "&", row) % 2 == 0 { print row; row = "" }' chat.txt |
  grep "^\${YEAR:-2021}-" | sed 's/^[^"]*"//; s/",".*//' | ${count}`,
  ),
  right(
    'a loop of bash',
    `open=0
while IFS= read -r line || [ -n "$line" ]; do
  if [ "$open" = 0 ] && [[ $line == "\${YEAR:-2021}"-* ]]; then
    name=\${line#*\\"}
    printf '%s\\n' "\${name%%\\",\\"*}"
  fi
  quotes=\${line//[!\\"]/}
  open=$(( (open + \${#quotes}) % 2 ))
done < chat.txt | ${count}`,
  ),
  right('a function, called last', `top() { ${names}; }\ntop | ${count}`),

  plain('grep, cut at the comma', `grep '^2021' chat.txt | cut -d ',' -f 2 | ${count}`),
  plain('grep, cut at the quote', `grep '^2021' chat.txt | cut -d '"' -f 2 | ${count}`),
  plain('the year from YEAR', `grep "^\${YEAR:-2021}" chat.txt | cut -d '"' -f 2 | ${count}`),
  plain('grep -E', `grep -E "^\${YEAR:-2021}-[0-9]{2}" chat.txt | cut -d, -f2 | ${count}`),
  plain('the year anywhere', `grep 2021 chat.txt | cut -d '"' -f 2 | ${count}`),
  plain('cat first', `cat chat.txt | grep ^2021 | cut -d, -f2 | ${count}`),
  plain(
    'awk, split at commas',
    `awk -F, -v y="\${YEAR:-2021}" '$1 ~ "^" y { print $2 }' chat.txt | ${count}`,
  ),
  plain(
    'awk, split at quotes',
    `awk -F '"' '/^2021/ { n[$2]++ } END { for (k in n) print n[k], k }' chat.txt | sort -rn | head -n 3`,
  ),
  plain('sed alone', `sed -n 's/^2021[^"]*"\\([^"]*\\)".*/\\1/p' chat.txt | ${count}`),
  plain(
    'grep -o, as in the lecture',
    `grep "^\${YEAR:-2021}" chat.txt | grep -o '".*"' | cut -f 1 -d ',' | ${count}`,
  ),
  plain(
    'a loop over lines',
    `while IFS= read -r line; do case $line in 2021*) line=\${line#*,}; echo "\${line%%,*}" ;; esac; done < chat.txt | ${count}`,
  ),
  plain('sort -r by luck', `${names} | sort | uniq -c | sort -r | head -n 3`),

  wrong('no year', `grep -o "\\".*\\"" chat.txt | cut -f 1 -d "," | sort | uniq -c | sort -r | head -n 3`),
  wrong('another year', `grep '^2022' chat.txt | cut -d '"' -f 2 | ${count}`),
  wrong(
    'not sorted before counting',
    `grep '^2021' chat.txt | cut -d '"' -f 2 | uniq -c | sort -rn | head -n 3`,
  ),
  wrong('the fewest', `grep '^2021' chat.txt | cut -d '"' -f 2 | sort | uniq -c | sort -n | head -n 3`),
  wrong('by name', `grep '^2021' chat.txt | cut -d '"' -f 2 | sort | uniq -c | head -n 3`),
  wrong('without counts', `grep '^2021' chat.txt | cut -d '"' -f 2 | ${count} | awk '{ print $2 }'`),
  wrong('everybody', `grep '^2021' chat.txt | cut -d '"' -f 2 | sort | uniq -c | sort -rn`),
  wrong('two of them', `grep '^2021' chat.txt | cut -d '"' -f 2 | sort | uniq -c | sort -rn | head -n 2`),
  wrong('a heading as well', `echo 'TOP 3'\ngrep '^2021' chat.txt | cut -d '"' -f 2 | ${count}`),
  wrong('messages instead of names', `grep '^2021' chat.txt | cut -d '"' -f 4 | ${count}`),
  wrong(
    'numbers of the ranks',
    `grep '^2021' chat.txt | cut -d '"' -f 2 | ${count} | awk '{ print NR, $2 }'`,
  ),
  wrong('the year in single quotes', `grep '^$YEAR' chat.txt | cut -d '"' -f 2 | ${count}`),
  wrong('YEAR without a default', `grep "^$YEAR" chat.txt | cut -d '"' -f 2 | ${count}`),
  wrong(
    'sort over the file itself',
    `sort chat.txt > chat.txt\ngrep '^2021' chat.txt | cut -d '"' -f 2 | ${count}`,
  ),
  wrong('the visible answers by heart', `printf '14 박서연\\n9 지우\\n8 Maria\\n'`),
  wrong('a file that is not there', `grep '^2021' Chat.TXT | cut -d '"' -f 2 | ${count}`),
  wrong('nothing', ''),
  wrong('a mistake in the syntax', `grep '^2021 chat.txt | cut -d '"' -f 2 | ${count}`),
  wrong('UTF-16 out', `grep '^2021' chat.txt | cut -d '"' -f 2 | ${count} | iconv -t UTF-16`),
];
