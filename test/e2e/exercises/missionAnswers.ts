import { plain, right, wrong, type Answer } from './answer';

const errors = "grep '^....-..-.. ..:..:.. ERROR ' train.log";
const clean = "sed 's/^ *//; s/ *$//' labels.txt";
const lower = "tr 'A-Z' 'a-z'";
/** The scores of a plain file, sorted by size. */
const scores = "tail -n +2 scores.csv | cut -d ',' -f 3 | sort -n > s";
const least = 'echo "min $(head -n 1 s)"';
const greatest = 'echo "max $(tail -n 1 s)"';
const number = 'echo "count $(wc -l < s)"';
const mean = `awk '{ t += $1 } END { printf "mean %.2f\\n", t / NR }' s`;
/** The same for any file: quoted text out, the column by its heading, no empty values. */
const anyScores = `bom=$(printf '\\357\\273\\277')
sed "1s/^$bom//; s/\\"[^\\"]*\\"//g" scores.csv | tr -d '\\r' > p
c=$(head -n 1 p | tr , '\\n' | grep -nx score | cut -d : -f 1)
tail -n +2 p | cut -d , -f "$c" | grep . | sort -g > s`;
const joined = 'join -t , <(sort labels.csv) <(sort predictions.csv)';
const unixJoined = "join -t , <(sort labels.csv) <(tr -d '\\r' < predictions.csv | sort)";
const differ = `awk -F , '$2 != $3 { print $2 " " $3 }'`;
const top = 'sort | uniq -c | sort -rn';

/** By the ids of their exercises. */
export const missionAnswers: Readonly<Record<string, readonly Answer[]>> = {
  'errors-by-hour': [
    right(
      'cut at the blank, then at the colon',
      `${errors} | cut -d ' ' -f 2 | cut -d : -f 1 | sort | uniq -c`,
    ),
    right('sed', `sed -n 's/^[0-9-]* \\(..\\):..:.. ERROR .*/\\1/p' train.log | sort | uniq -c`),
    right(
      'counted in awk',
      `${errors} | awk '{ n[substr($2, 1, 2)]++ } END { for (h in n) print n[h] " " h }' | sort -k 2n`,
    ),
    right(
      'hours in turn',
      `for h in $(seq -w 0 23); do n=$(grep -c "^....-..-.. $h:..:.. ERROR " train.log); [ "$n" = 0 ] || echo "$n $h"; done`,
    ),
    right('a tab, no blanks in front', `${errors} | cut -c 12-13 | sort | uniq -c | sed 's/^ *//; s/ /\\t/'`),
    right('sorted by a key again', `${errors} | cut -c 12-13 | sort | uniq -c | sort -k 2,2`),
    right(
      'bash 4',
      `declare -A n
while IFS= read -r l; do [[ $l =~ ^[0-9-]+\\ ([0-9]{2}):[0-9:]+\\ ERROR\\  ]] && h=\${BASH_REMATCH[1]} && n[$h]=$((\${n[$h]:-0} + 1)); done < train.log
for h in "\${!n[@]}"; do echo "\${n[$h]} $h"; done | sort -k 2`,
    ),
    plain('third field', `awk '$3 == "ERROR" { print substr($2, 1, 2) }' train.log | sort | uniq -c`),
    plain('level behind any time', `grep -o ' ..:..:.. ERROR' train.log | cut -c 2-3 | sort | uniq -c`),
    wrong('ERROR anywhere', 'grep ERROR train.log | cut -c 12-13 | sort | uniq -c'),
    wrong('not sorted', `${errors} | cut -c 12-13 | uniq -c`),
    wrong('most first', `${errors} | cut -c 12-13 | sort | uniq -c | sort -rn`),
    wrong('latest first', `${errors} | cut -c 12-13 | sort -r | uniq -c`),
    wrong('by day', `${errors} | cut -c 1-10 | sort | uniq -c`),
    wrong('hour first', `${errors} | cut -c 12-13 | sort | uniq -c | awk '{ print $2, $1 }'`),
    wrong(
      'empty hours too',
      `for h in $(seq -w 0 23); do echo "$(grep -c "^....-..-.. $h:..:.. ERROR " train.log) $h"; done`,
    ),
    wrong('all levels', 'cut -c 12-13 train.log | sort | uniq -c'),
  ],
  'column-statistics': [
    right('pieces', `${anyScores}\n${number}\n${least}\n${greatest}\n${mean}`),
    right('with colons', `${anyScores}\n{ ${number}; ${least}; ${greatest}; ${mean}; } | sed 's/ /: /'`),
    right(
      'with signs of equality, rounded by awk alone',
      `${anyScores}
awk 'NR == 1 { a = $1 } { b = $1; t += $1 } END { print "count=" NR; print "min=" a; print "max=" b; print "mean=" sprintf("%.2f", t / NR) }' s`,
    ),
    right(
      'last zeros gone',
      `${anyScores}\n{ ${number}; ${least}; ${greatest}; ${mean}; } | sed '/\\./s/0*$//; s/\\.$//'`,
    ),
    right(
      'printf of the shell',
      `${anyScores}
printf 'count %d\\nmin %s\\nmax %s\\nmean %.2f\\n' "$(grep -c . s)" "$(sed -n 1p s)" "$(sed -n '$p' s)" "$(awk '{ t += $1 } END { printf "%.12f", t / NR }' s)"`,
    ),
    plain('cut and sort', `${scores}\n${number}\n${least}\n${greatest}\n${mean}`),
    plain(
      'one awk',
      `awk -F , 'NR == 2 { a = b = $3 } NR > 1 { n++; t += $3; if ($3 < a) a = $3; if ($3 > b) b = $3 }
END { print "count " n; print "min " a; print "max " b; printf "mean %.2f\\n", t / n }' scores.csv`,
    ),
    wrong(
      'one more',
      `sort -t , -k 3n scores.csv | cut -d , -f 3 > s\n${number}\n${least}\n${greatest}\n${mean}`,
    ),
    wrong(
      'sorted as text',
      `${scores.replace('sort -n', 'sort')}\n${number}\n${least}\n${greatest}\n${mean}`,
    ),
    wrong('another order', `${scores}\n${number}\n${mean}\n${least}\n${greatest}`),
    wrong(
      'mean not rounded',
      `${scores}\n${number}\n${least}\n${greatest}\nawk '{ t += $1 } END { print "mean", t / NR + 0.000123 }' s`,
    ),
    wrong(
      'mean of one decimal',
      `${scores}\n${number}\n${least}\n${greatest}\nawk '{ t += $1 } END { printf "mean %.1f\\n", t / NR + 0.04 }' s`,
    ),
    wrong('the middle one', `${scores}\n${number}\n${least}\n${greatest}\necho "mean $(sed -n 7p s)"`),
    wrong('numbers alone', `${scores}\n{ ${number}; ${least}; ${greatest}; ${mean}; } | cut -d ' ' -f 2`),
    wrong('on one line', `${scores}\n{ ${number}; ${least}; ${greatest}; ${mean}; } | paste -sd ' '`),
    wrong(
      'a sum as well',
      `${scores}\n${number}\n${least}\n${greatest}\n${mean}\nawk '{ t += $1 } END { print "sum", t }' s`,
    ),
  ],
  'clean-labels': [
    right(
      'sed in one go',
      `b=$(printf '\\357\\273\\277'); sed -e "1s/^$b//" -e 's/\\r$//' -e 's/^[ \\t]*//' -e 's/[ \\t]*$//' -e '/^$/d' -e '/^#/d' labels.txt | ${lower} | sort -u`,
    ),
    right(
      'awk with fields put together',
      `tail -c +1 labels.txt | tr -d '\\r' | sed "1s/^$(printf '\\357\\273\\277')//" | awk 'NF && $1 !~ /^#/ { $1 = $1; print tolower($0) }' | sort -u`,
    ),
    // What assigns to a field makes one where there was none.
    wrong(
      'awk that prints an empty line',
      `tail -c +1 labels.txt | tr -d '\\r' | sed "1s/^$(printf '\\357\\273\\277')//" | awk '{ $1 = $1 } NF && $1 !~ /^#/ { print tolower($0) }' | sort -u`,
    ),
    right(
      'small letters first',
      `tr 'A-Z\\t' 'a-z ' < labels.txt | tr -d '\\r\\357\\273\\277' | cat > /dev/null
tr -d '\\r' < labels.txt | ${lower} | sed "1s/^$(printf '\\357\\273\\277')//; s/^[[:space:]]*//; s/[[:space:]]*$//" | grep -v '^#' | grep . | sort | uniq`,
    ),
    right(
      'classes of characters',
      `sed "1s/^$(printf '\\357\\273\\277')//" labels.txt | tr '[:upper:]' '[:lower:]' | awk '{ gsub(/^[[:space:]]+|[[:space:]]+$/, "") } /^[^#]/ && !n[$0]++'`,
    ),
    right(
      'a loop of bash',
      `sed "1s/^$(printf '\\357\\273\\277')//" labels.txt | tr -d '\\r' | while read -r l || [ -n "$l" ]; do case $l in '' | '#'*) ;; *) echo "\${l,,}" ;; esac; done | sort -u`,
    ),
    plain('blanks only', `${clean} | grep -v -e '^$' -e '^#' | ${lower} | sort -u`),
    plain('extended pattern', `${clean} | grep -Ev '^(#|$)' | ${lower} | sort | uniq`),
    wrong('once too early', `sort -u labels.txt | sed 's/^ *//; s/ *$//' | grep -Ev '^(#|$)' | ${lower}`),
    wrong('blanks at the front only', `sed 's/^ *//' labels.txt | grep -Ev '^(#|$)' | ${lower} | sort -u`),
    wrong('all comments of a line', `${clean} | sed 's/#.*//; s/ *$//' | grep . | ${lower} | sort -u`),
    wrong('no blanks at all', `tr -d ' ' < labels.txt | grep -Ev '^(#|$)' | ${lower} | sort -u`),
    wrong('first words', `awk '!/^ *#/ && NF { print tolower($1) }' labels.txt | sort -u`),
    wrong('capitals', `${clean} | grep -Ev '^(#|$)' | tr 'a-z' 'A-Z' | sort -u`),
    wrong('with counts', `${clean} | grep -Ev '^(#|$)' | ${lower} | sort | uniq -c`),
    wrong('an empty line left', `${clean} | grep -v '^#' | ${lower} | sort -u | sed 's/^$/-/'`),
    wrong('those that occur once', `${clean} | grep -Ev '^(#|$)' | ${lower} | sort | uniq -u`),
  ],
  confusions: [
    right('join, then the idiom', `${unixJoined} | ${differ} | ${top}`),
    right('cut and tr', `${unixJoined} | cut -d , -f 2- | grep -v '^\\(.*\\),\\1$' | tr , ' ' | ${top}`),
    right(
      'files in between',
      `sort labels.csv > a; tr -d '\\r' < predictions.csv | sort > b
join -t , a b > both.csv
awk -F , '$2 != $3 { n[$2 "\\t" $3]++ } END { for (p in n) print n[p] "\\t" p }' both.csv | sort -k 1,1nr`,
    ),
    right(
      'one awk',
      `awk -F '[,\\r]' 'NR == FNR { l[$1] = $2; next } $1 in l && l[$1] != $2 { n[l[$1] " " $2]++ } END { for (p in n) printf "%7d %s\\n", n[p], p }' labels.csv predictions.csv | sort -rn`,
    ),
    right(
      'predictions first',
      `awk -F , '{ sub(/\\r/, "") } NR == FNR { p[$1] = $2; next } $1 in p && p[$1] != $2 { print $2, p[$1] }' predictions.csv labels.csv | ${top}`,
    ),
    right(
      'lines marked and sorted',
      `{ sed 's/,/,1,/' labels.csv; echo; tr -d '\\r' < predictions.csv | sed 's/,/,2,/'; } | sort -t , -k 1,1 -k 2,2n |
  awk -F , '$2 == 1 { i = $1; l = $3 } $2 == 2 && $1 == i && $3 != l { print l, $3 }' | ${top}`,
    ),
    plain('join without a look at line ends', `${joined} | ${differ} | ${top}`),
    wrong(
      'side by side',
      `paste -d , labels.csv predictions.csv | awk -F , '$2 != $4 { print $2, $4 }' | ${top}`,
    ),
    wrong('right ones too', `${joined} | cut -d , -f 2,3 | tr , ' ' | ${top}`),
    wrong('right ones only', `${joined} | awk -F , '$2 == $3 { print $2, $3 }' | ${top}`),
    wrong('turned round', `${joined} | awk -F , '$2 != $3 { print $3, $2 }' | ${top}`),
    wrong(
      'in either direction',
      `${joined} | awk -F , '$2 < $3 { print $2, $3 } $2 > $3 { print $3, $2 }' | ${top}`,
    ),
    wrong('fewest first', `${joined} | ${differ} | sort | uniq -c | sort -n`),
    wrong('labels alone', `${joined} | awk -F , '$2 != $3 { print $2 }' | ${top}`),
    wrong('how many', `${joined} | ${differ} | wc -l`),
  ],
};
