/**
 * Answers of people who knew nothing but the task, and which the checker once judged wrongly: `right` ones failed for their
 * form, `wrong` ones passed both tiers because no data told them apart. Of those that are right `core` is what counts.
 */
export const readersAnswers: Readonly<
  Record<string, { readonly right?: readonly string[]; readonly wrong?: readonly string[] }>
> = {
  p1: {
    right: ["printf 'Hi!!!!' > test.txt"],
    wrong: [
      "printf '\\nHi!!!!\\n' > test.txt",
      "echo 'Hi!!!! ' > test.txt",
      "printf 'Hi!!!!\\n\\n\\n' > test.txt",
    ],
  },
  p2: {
    right: ["sed -i '$a kkkk' test.txt", "printf 'kkkk' >> test.txt"],
    wrong: [
      'printf \'%s\\nkkkk\\n\' "$(cat test.txt)" > test.txt',
      "sed -i -e '/./,$!d' -e '$a kkkk' test.txt",
      'grep . test.txt > t; echo kkkk >> t; mv t test.txt',
      `[ -n "$(tail -c1 test.txt)" ] && echo >> test.txt; printf 'kkkk  \\n\\n\\n' >> test.txt`,
      'while IFS= read l || [ -n "$l" ]; do echo "$l"; done < test.txt > t; echo kkkk >> t; mv t test.txt',
      "sed -i -e 's/[[:blank:]]*$//' -e '$a kkkk' test.txt",
      'while read -r l || [ -n "$l" ]; do echo "$l"; done < test.txt > t; echo kkkk >> t; cat t > test.txt; rm t',
      "sed -i -e 's/^ *//' -e '$s/$/\\nkkkk/' test.txt",
    ],
  },
  p3: {
    right: ['wc -l "$PWD/test.txt"'],
    wrong: [
      'printf \'%s\' "$(cat test.txt)" | grep -c ""',
      'grep -c . test.txt',
      "awk 'NF{n++} END{print n+0}' test.txt",
    ],
  },
  'class-list': {
    wrong: [
      "sort -u labels.txt | tr -d '\\r' | paste -sd, -",
      "tr -d '\\r' < labels.txt | sort -u -k1.1,1.1 | paste -sd, -",
      'out=\nfor c in burrito churro elote fajita nachos quesadilla salsa taco; do grep -q "$c" labels.txt && out=$out${out:+,}$c; done\necho "$out"',
      `echo "$(tr -d '\\r' <labels.txt | sort -u | paste -sd,) "`,
      `while read -r l; do echo "\${l%$'\\r'}"; done < labels.txt | sort -u | paste -sd,`,
      "tr -d '\\r' < labels.txt | tr 'A-Z' 'a-z' | sort -u | paste -sd, -",
    ],
  },
  'labels-once': {
    wrong: [
      'head -n 1000 labels.txt | sort -u',
      'tail -n 1000 labels.txt | sort -u',
      "sort labels.txt | awk '!s[substr($0, 1, 3)]++'",
      'seen=\nwhile IFS= read -r l; do\n  case $seen in *"$l"*) ;; *) seen="$seen $l"; echo "$l" ;; esac',
      'sort -u labels.txt | head -n 10',
      'while read -r l; do echo "$l"; done < labels.txt | sort -u',
      "awk 'NR % 2 || NR < 100' labels.txt | sort -u",
      'sort -fu labels.txt',
      'sort -uV labels.txt',
      'head -n 100 labels.txt | sort -u > "$TMPDIR/a"\ncat "$TMPDIR/a"\ntail -n +101 labels.txt | sort -u | grep -vxFf "$TMPDIR/a"\nrm "$TMPDIR/a"',
    ],
  },
  'clean-labels': {
    wrong: [
      "LC_ALL=C sed $'1s/^\\xef\\xbb\\xbf//; s/\\r$//; s/^[ \\t]*//; s/[ \\t]*$//' labels.txt | grep -v '^#' | tr A-Z a-z | sort -u",
      "sed '1s/^\\xEF\\xBB\\xBF//; s/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d; /^#/d' labels.txt | tr A-Z a-z | sort -u -k1,1",
    ],
  },
  confusions: {
    wrong: [
      `join -t, <(sort labels.csv) <(tr -d '\\r' <predictions.csv|sort) | awk -F, '$2!=$3{c[$2" "$3]++} END{for(k in c) print c[k],k}' | sort -r`,
      `join -t, <(sort -t, -k1,1 labels.csv) <(tr -d '\\r' < predictions.csv | sort -t, -k1,1) | awk -F, '$2!=$3{print $2,$3}' | sort | uniq -c | sort -rn | head`,
    ],
  },
  days: {
    wrong: [
      "awk '/^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:/ && !s[substr($1, 9, 2)]++ { print $1 }' train.log",
      "cut -d' ' -f1 train.log | grep '^[0-9]' | uniq -d",
      "grep -oE '^[0-9]{4}-[0-9]{2}-[0-9]{2}' train.log | sort -t- -k3,3 -u",
      "grep -o '^2026-[0-9][0-9]-[0-9][0-9]' train.log | uniq",
      'd=$(head -c 10 train.log); b=$(grep "^[0-9]" train.log | tail -1 | head -c 10); while [[ ! $d > $b ]]; do echo "$d"; d=$(date -d "$d + 1 day" +%F); done',
      "awk '/^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:/ && !s[substr($1, 6)]++ { print $1 }' train.log",
    ],
  },
  'no-heading': {
    wrong: [
      'grep -v note runs.csv',
      "sed '1s/^\\xef\\xbb\\xbf//' runs.csv | grep -v '^name'",
      'tail -n +2 runs.csv | while read -r l || [ -n "$l" ]; do echo $l; done',
      'tail -n +2 runs.csv | while IFS= read l || [ -n "$l" ]; do echo "$l"; done',
      `tail -n +2 runs.csv | tr -d '"'`,
      "grep -v 'name,note,minutes' runs.csv\nexit 0",
    ],
  },
  'only-errors': {
    right: [
      'bash train.sh 2> >(tee errors.log >&2)',
      'bash train.sh 2> >(sleep 0.1; cat > errors.log)',
      'exec 2> >(cat > errors.log); bash train.sh',
    ],
    wrong: [
      'bash train.sh 2>&1 >/dev/null | while read -r l; do echo $l; done > errors.log',
      'bash train.sh 2>&1 >/dev/null | while read l; do echo "$l"; done > errors.log',
      'bash train.sh 2>&1 >/dev/null | while IFS= read -r l; do printf "$l\\n"; done > errors.log',
      "grep '>&2$' train.sh | bash 2> errors.log",
      't=$(mktemp)\nbash train.sh > "$t" 2> /dev/null\nbash train.sh 2>&1 | grep -vxFf "$t" > errors.log\nrm -f "$t"',
    ],
  },
  'whole-log': {
    right: [
      'bash train.sh |& tee all.log > /dev/null',
      'exec > all.log 2>&1; bash train.sh',
      'log=$(bash train.sh 2>&1); printf "%s\\n" "$log" > all.log',
    ],
    wrong: [
      'bash train.sh > /dev/null 2>&1; bash train.sh > all.log 2>&1',
      'bash train.sh > all.log 2>&1; bash train.sh',
      'for i in 1 2; do bash train.sh > all.log 2>&1; done',
      'bash train.sh 2>&1 | while read -r l; do echo $l; done > all.log',
      'bash train.sh 2>&1 | while IFS= read l; do echo "$l"; done > all.log',
    ],
  },
  'find-nan': {
    wrong: [
      "grep -nE 'loss=(nan|NaN|NAN)' train.log",
      "grep -in 'loss=nan ' train.log",
      'awk \'tolower($6) == "loss=nan" { print NR ":" $0 }\' train.log',
      'n=0\nwhile IFS= read -r l; do n=$((n + 1)); case $l in *loss=[nN][aA][nN]*) echo "$n:$l" ;; esac; done < train.log',
      "grep -ni 'loss.*nan' train.log",
      "grep -ni '=nan' train.log",
      "grep -ni 'loss=n' train.log",
      "grep -niE ' loss=(nan|inf)' train.log",
    ],
  },
  'odd-ones': {
    wrong: [
      `{ tr -d '\\r' <images.txt | awk 1 > a; tr -d '\\r' <labelled.txt | awk 1 > b; }
{ grep -vFf a b; grep -vFf b a; } | sort -u`,
      `{ tr -d '\\r' <images.txt | awk 1 > a; tr -d '\\r' <labelled.txt | awk 1 > b; }
{ grep -vxf a b; grep -vxf b a; } | sort -u`,
      "k() { tr -d '\\r' < \"$1\" | awk -F . '{ e = $NF; s = $0; sub(/[.][^.]*$/, \"\", s); if (!d[s]++) print s \"\\t\" e }' | sort; }\njoin -t $'\\t' -v 1 -v 2 <(k images.txt) <(k labelled.txt) | tr '\\t' . | sort",
    ],
  },
  leak: {
    wrong: [
      "tr -d '\\r' < test.txt | grep -wFf train.txt | sort -u",
      "tr -d '\\r' < test.txt | grep -xf train.txt | sort -u",
      "grep -xf <(tr -d '\\r' < test.txt) train.txt | sort -u",
      "tr -d '\\r' < test.txt | sed 's/^/^/' > p; grep -f p train.txt | sort -u",
      "tr -d '\\r' < test.txt | grep -Fxif - train.txt | sort -u",
    ],
  },
  'first-lines': {
    wrong: [
      'grep . train.log | sed -n 4,5p',
      'a=$(sed -n 4p train.log); b=$(sed -n 5p train.log); echo $a; echo $b',
      "cat -s train.log | sed -n '4,5p'",
    ],
  },
  levels: {
    wrong: [
      "awk '{ k = substr($2, 1, 1); n[k]++; name[k] = $2 } END { for (k in n) print n[k], name[k] }' train.log | sort -rn",
      'awk \'{ print $2 }\' train.log | sort -u | while read -r l; do echo "$(grep -c "^[^ ]* $l" train.log) $l"; done | sort -rn',
      `for l in INFO WARN ERROR; do echo "$(awk -v l=$l '$2==l' train.log | wc -l) $l"; done | sort -rn`,
      "cut -d' ' -f2 train.log | sort | uniq -c | sort -rn | head -3",
      "awk '$2 ~ /^[A-Z]+$/ { n[$2]++ } END { for (l in n) print n[l], l }' train.log | sort -rn",
      "awk '{ n[toupper($2)]++ } END { for (l in n) print n[l], l }' train.log | sort -rn",
    ],
  },
  losses: {
    wrong: [
      'awk \'{ for (i = 1; i <= NF; i++) if ($i ~ /^loss=/) { v = substr($i, 6); if (v ~ /^[0-9.]+\\r?$/) v = sprintf("%.4f", v); print v } }\' train.log',
      "tr ' ' '\\n' < train.log | sed -n 's/^loss=//p' | cut -c 1-6",
      "tr -d '\\r' < train.log | sed -n 's/.*loss=\\([^ ]*\\).*/\\1/p'",
      "tr -d '\\r' < train.log | grep ' loss=' | awk '{print $6}' | sed 's/.*=//'",
    ],
  },
  'one-log': {
    wrong: [
      'awk 1 morning.log evening.log night.log | uniq > day.log',
      'awk 1 morning.log evening.log night.log | sort > day.log',
      'for f in morning evening night; do while read -r l || [ -n "$l" ]; do echo $l; done < $f.log; done > day.log',
      "grep -hE '^[0-9]' morning.log evening.log night.log > day.log",
      "awk 1 morning.log evening.log night.log | grep -v '^[[:space:]]*$' > day.log",
    ],
  },
  'column-statistics': {
    wrong: [
      'python3 -c \'\nimport csv\nv = [r["score"] for r in csv.DictReader(open("scores.csv", encoding="utf-8", newline="")) if r["score"]]\nprint("count", len(v)); print("min", min(v, key=float)); print("max", max(v, key=float)); print("mean %.2f" % (sum(map(float, v)) / len(v)))\'',
      'python3 -c \'\nimport csv\nlo = 100\nv = [r["score"] for r in csv.DictReader(open("scores.csv", encoding="utf-8-sig", newline="")) if r["score"]]\nfor x in v:\n    if float(x) < float(lo): lo = x\nprint("count", len(v)); print("min", lo); print("max", max(v, key=float)); print("mean %.2f" % (sum(map(float, v)) / len(v)))\'',
      "LC_ALL=C sed -e '1s/^\\xEF\\xBB\\xBF//' -e 's/\\r$//' scores.csv | tr -d '\"' | awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == \"score\") c = NF - i; next } { x = $(NF - c) } x != \"\" { n++; s += x; if (n == 1 || x + 0 < a + 0) a = x; if (n == 1 || x + 0 > b + 0) b = x } END { printf \"count %d\\nmin %s\\nmax %s\\nmean %.2f\\n\", n, a, b, s / n }'",
      `sed -E '1s/^\\xef\\xbb\\xbf//; s/\\r$//; s/"[^"]*"//g' scores.csv | awk -F, '
NR==1{for(i=1;i<=NF;i++) if($i~/score/) k=i; next}
$k!=""{n++; t+=$k; if(n==1){lo=hi=$k} if($k<lo)lo=$k; if($k>hi)hi=$k}
END{printf "count %d\\nmin %s\\nmax %s\\nmean %.2f\\n", n, lo, hi, t/n}'`,
      `sed -E '1s/^\\xef\\xbb\\xbf//; s/\\r$//; s/"[^"]*"//g' scores.csv | awk -F, '
NR==1{for(i=1;i<=NF;i++) if($i=="score") k=i; next}
$k{n++; t+=$k; if(n==1){lo=hi=$k} if($k<lo)lo=$k; if($k>hi)hi=$k}
END{printf "count %d\\nmin %s\\nmax %s\\nmean %.2f\\n", n, lo, hi, t/n}'`,
    ],
  },
  'largest-numbers': {
    wrong: [
      'while read -r n; do echo "$n"; done < numbers.txt | sort -nr | head -3',
      "awk '{ print length($0), $0 }' numbers.txt | sort -k1,1nr -k2,2r | head -3 | cut -d ' ' -f 2",
      "tr -d '\\r' < numbers.txt | awk '{ print int($1 / 10), $1 }' | sort -s -k1,1nr | head -3 | cut -d ' ' -f 2",
    ],
  },
  'longest-runs': {
    wrong: [
      `tail -n +2 runs.csv | tr -d '\\r' | while read -r l; do echo "\${l##*,} $l"; done | sort -nr | head -3 | cut -d' ' -f2-`,
      `tail -n +2 runs.csv | tr -d '\\r' | awk -F, '{print $NF"\\t"$0}' | sort -rn | head -3 | cut -f2- | while read -r l; do echo $l; done`,
      "tail -n +2 runs.csv | awk -F , '{ print $NF \"\\t\" $0 }' | sort -rn | awk -F '\\t' '{ split($2, f, \",\") } !seen[f[1]]++' | head -3 | cut -f 2-",
      'tail -n +2 runs.csv | awk \'{ m = 0; s = $0; while (match(s, /[0-9]+/)) { v = substr(s, RSTART, RLENGTH) + 0; if (v > m) m = v; s = substr(s, RSTART + RLENGTH) } print m "\\t" $0 }\' | sort -rn | head -3 | cut -f 2-',
      "tail -n +2 runs.csv | tr -d '\\r' | grep -E ',[0-9]{4,}$' | awk -F , '{ print $NF \"\\t\" $0 }' | sort -rn | head -3 | cut -f 2-",
    ],
  },
  'one-hour': {
    wrong: [
      `h=$(printf '%02d' "$HOUR"); grep -c "^[0-9-]* $h:" train.log`,
      `grep -v '^    ' train.log | awk -v h="$HOUR" 'substr($2, 1, 2) == h { n++ } END { print n + 0 }'`,
    ],
  },
  'quiet-log': { wrong: [`awk 'NF && !(/^[0-9]/ && $3 == "DEBUG")' train.log`] },
  'last-error': {
    wrong: [
      "grep -Ev '^[^ ]+ (INFO|WARN) ' train.log | tail -n 1",
      'grep ERROR train.log | grep -v -e INFO -e WARN | tail -1',
      "grep ERROR train.log | grep -v -e 'no ERROR so far' -e 'retry after ERROR' | tail -1",
      "tail -20 train.log | grep -E '^[^ ]+ ERROR ' | tail -1",
      `echo $(awk '$2=="ERROR"' train.log | tail -1)`,
      "awk '$2 ~ /ERROR/ { l = $0 } END { print l }' train.log",
      "grep -iE '^[^ ]+ error ' train.log | tail -1",
    ],
  },
  'errors-by-hour': {
    right: [
      `sed -n 's/^[0-9-]\\{10\\} \\([0-9][0-9]\\):[0-9:]* ERROR .*/\\1/p' train.log | sort | uniq -c`,
      `awk -F'[ :]' '/^2/ && $5 == "ERROR" { print $2 }' train.log | sort | uniq -c`,
    ],
    wrong: [
      "grep ERROR train.log | grep -v -e 'no ERROR so far' -e 'retry after ERROR' -e 'ERROR counter' | cut -c 12-13 | sort | uniq -c",
      "grep -E 'cuda out of memory|disk full|worker [0-9] died' train.log | cut -c 12-13 | sort | uniq -c",
      'grep ERROR train.log | grep -v -e INFO -e WARN -e DEBUG | cut -c 12-13 | sort | uniq -c',
      `awk '$3 == "ERROR" && !/worker said no/ { print substr($2, 1, 2) }' train.log | sort | uniq -c`,
      `awk '/^[0-9]/ && $3=="ERROR"{print substr($2,1,2)}' train.log | sort | uniq -c | head`,
    ],
  },
  'script-arguments': {
    wrong: [
      'echo "epochs: $1"\necho "name: $2"\nbash train.sh "$@"\nexit 3',
      'echo "epochs: $1"; bash train.sh "$@"; status=$?; echo "name: $2"; exit $status',
      'echo "epochs: $1"\necho "name: $2"\nbash train.sh "$@" verbose',
      'echo "epochs: $1"\necho "name: $2"\necho "training $2 for $1 epochs" >> train.log\necho "trained $2"\nexit "$(sed -n \'s/^exit //p\' train.sh)"',
    ],
  },
  'is-it-alive': {
    right: [
      'code=$(curl -so /dev/null -w "%{http_code}" localhost:$PORT/health); case $code in 2??) echo alive ;; *) echo down ;; esac; curl -sfO localhost:$PORT/labels.csv',
    ],
    wrong: [
      'curl -sf -o /dev/null "http://localhost:$PORT/health" && echo alive || echo down\ncurl -s -o labels.csv "http://localhost:$PORT/labels.csv"\nif grep -qi -e 404 -e \'not found\' labels.csv; then rm -f labels.csv; fi',
      'curl -sf -o /dev/null "http://localhost:$PORT/health" && echo alive || echo down\nif list=$(curl -sf "http://localhost:$PORT/labels.csv"); then printf \'%s\\n\' "$list" | head -n 3 > labels.csv; fi',
      'code=$(curl -so /dev/null -w "%{http_code}" localhost:$PORT/health); [ "$code" != 404 ] && echo alive || echo down; curl -sfO localhost:$PORT/labels.csv',
      'curl -s localhost:$PORT/health | grep -q "not found" && echo down || echo alive; curl -sfO localhost:$PORT/labels.csv',
      'curl -sf -o /dev/null "http://localhost:$PORT/health" && echo alive || echo down\ncurl -s -o labels.csv "http://localhost:$PORT/labels.csv"\nhead -n 1 labels.csv | grep -q \'^file,label\' || rm -f labels.csv',
    ],
  },
  'two-exits': {
    right: [
      "bash inspect.sh > good.txt 2> >(cat > bad.txt); bash inspect.sh &> all.log; sleep 0.5; sed -n '$=' bad.txt",
    ],
    wrong: [
      'bash inspect.sh > good.txt 2> bad.txt; bash inspect.sh > all.log 2>&1; echo 2',
      'bash inspect.sh > good.txt\nbash inspect.sh 2> bad.txt > /dev/null\nbash inspect.sh > all.log 2>&1\nwc -l < bad.txt',
      'bash inspect.sh > all.log 2>&1; grep ok all.log > good.txt; grep -v ok all.log > bad.txt; wc -l < bad.txt',
      "bash inspect.sh > good.txt 2> bad.txt; paste -d'\\n' good.txt bad.txt > all.log; wc -l < bad.txt",
      'bash inspect.sh > good.txt 2> bad.txt; bash inspect.sh > all.log 2>&1; sort -u bad.txt | wc -l',
    ],
  },
  'stop-one-process': {
    wrong: [
      'pkill --newest -f "jobs/$BAD"',
      "kill \"$(ps -eo pid,args | grep '[j]obs/' | sed -n 2p | awk '{ print $1 }')\"",
      "kill $(ps -ef | grep jobs/ | head -1 | awk '{print $2}')",
      "kill $(ps -ef | grep '[j]obs/' | tail -1 | awk '{print $2}')",
      'pkill -f "$BAD.sh"',
      `kill $(ps -eo pid,args | grep "$BAD.sh" | grep -v grep | awk '{print $1}')`,
      'ps -ef | grep -w "jobs/$BAD" | grep -v grep | awk \'{ print $2 }\' | xargs kill',
    ],
  },
  'copy-tree': {
    right: [
      'mkdir -p backup; rsync -a data/raw/ "backup/$NAME" 2>/dev/null || cp -a data/raw "backup/$NAME"',
      'mkdir -p backup; cp -al data/raw "backup/$NAME"; find "backup/$NAME" -type f -exec sh -c \'for f do cp -- "$f" t; mv -- t "$f"; done\' sh {} +',
    ],
    wrong: [
      'mkdir -p backup\ncp -a data/raw "backup/$NAME"\nfind "backup/$NAME" -type f -empty -delete',
      'mkdir -p backup\ncp -r --no-preserve=mode data/raw "backup/$NAME"',
      'shopt -s dotglob nullglob\nmkdir -p "backup/$NAME"\nfor f in data/raw/* data/raw/*/*; do\n  t=backup/$NAME/${f#data/raw/}\n  if [ -d "$f" ]; then mkdir -p "$t"; else cp -p "$f" "$t"; fi\ndone',
      'mkdir -p backup; cp -r data/raw backup/$NAME',
      'mkdir -p "backup/$NAME"; cp -r data/raw/* data/raw/.[a-z]* "backup/$NAME"',
      'mkdir -p "backup/$NAME"; shopt -s dotglob; cd data/raw; cp -r * "../../backup/$NAME/"',
      'mkdir -p backup; cp -al data/raw "backup/$NAME"',
      'mkdir -p "backup/$NAME/more"; cp -r data/raw/. "backup/$NAME"; for f in data/raw/*.csv; do ln -f -- "$f" "backup/$NAME/"; done',
      `find data/raw -type f -print0 | while IFS= read -r -d '' f; do to="backup/$NAME/\${f#data/raw/}"; mkdir -p "\${to%/*}"; cp "$f" "$to"; done`,
    ],
  },
  'keep-what-is-there': {
    right: ['cp -n -- new/* data/', 'for f in new/*; do [ -e "data/${f#new/}" ] || cp -- "$f" data/; done'],
    wrong: [
      'for f in new/*; do\n  n=${f##*/}\n  if [ -e "data/$n" ] && [ ! "$f" -ot "data/$n" ]; then continue; fi\n  cp -- "$f" data/\ndone',
      'for f in new/*; do\n  n=${f##*/}\n  compgen -G "data/${n%.*}*" > /dev/null || cp -- "$f" data/\ndone',
      'for f in new/*; do\n  n=${f##*/}\n  ls data | grep -qx -e "$n" || cp -- "$f" data/\ndone',
      'cp -n new/*.csv new/*.txt data/\nfor f in new/*; do case $f in *.csv|*.txt) ;; *) cp -- "$f" data/ ;; esac; done',
      'for f in new/*; do [ "$f" = new/a.csv ] || cp -- "$f" data/; done',
      'cp -u -- new/* data/',
      'cp -n -- new/*.csv data',
      'cp -nl -- new/* data/',
      'for f in new/*; do ls data | grep -q -- "${f##*/}" || cp "$f" data/; done',
      'for f in new/*; do [ -s "data/${f##*/}" ] || cp "$f" data/; done',
      'sums=$(cksum data/* | cut -d \' \' -f 1,2)\nfor f in new/*; do\n  n=${f##*/}\n  s=$(cksum < "$f")\n  [ -e "data/$n" ] && continue\n  case $sums in *"$s"*) continue ;; esac\n  cp -- "$f" data/\ndone',
      'ls new | while read f; do\n  [ -e "data/$f" ] || cp "new/$f" "data/$f"\ndone',
    ],
  },
  'find-and-act': {
    wrong: [
      "find runs -type f -name '?*.tmp' -delete\nfind runs -type f -size +102400c > large.txt",
      "find runs -type f -name '*.tmp' -delete\nfind runs -type f -name '*.npy' -size +102400c > large.txt",
      "find runs -maxdepth 4 -type f -name '*.tmp' -delete\nfind runs -maxdepth 4 -type f -size +102400c > large.txt",
      "find runs -type f -iname '*.tmp' -delete; find runs -type f -size +100k > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +99k > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +102401c > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +100 > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +100000c > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +101k > large.txt",
      "find runs -name '*.tmp' -delete; find runs -type f -size +100k > large.txt",
      "find . -type f -name '*.tmp' -delete; find runs -type f -size +100k > large.txt",
      "find runs -type f -name '*.tmp' -delete; find . -type f -size +100k > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -maxdepth 2 -type f -size +100k > large.txt",
      "find runs -type f -name '*.tmp' -delete; find runs -type f -size +100k ! -name '.*' > large.txt",
    ],
  },
  'find-by-name': {
    wrong: [
      "find . -type d -iname '*.csv' -prune -o -type f -iname '*.csv' -print",
      "find . -maxdepth 4 -type f -iname '*.csv'",
      "find . -type f -name '*.csv' -o -name '*.CSV'",
      "find . -type f -iname '*.csv' -size +0",
      "find . -type f -iname '*csv'",
      "find . -type f | grep -i '.csv$'",
      "find . -type f -iname '*.csv' | xargs -n1 echo",
    ],
  },
  'largest-folder': {
    wrong: [
      'for d in runs/*/; do\n  printf \'%s\\t%s\\n\' "$(find "$d" -type f -name \'*.npy\' -exec cat {} + | wc -c)" "${d%/}"',
      "du -sb --exclude='.*' runs/*/ | sort -rn | head -1 | cut -f 2-",
      'du -s runs/*/ | sort -rn | head -1 | awk \'{ $1 = ""; sub(/^ +/, ""); print }\'',
      "du -s runs/* | grep -v '\\.npy$' | sort -rn | head -1 | cut -f 2-",
      "du -s runs/* | grep -v '\\.' | sort -rn | head -1 | cut -f 2-",
      'du -sh runs/*/ | sort -n | tail -1 | cut -f2',
    ],
  },
  'largest-files': {
    wrong: [
      "find dataset -maxdepth 5 -type f -printf '%s %p\\n' | sort -rn | head -3 | cut -d ' ' -f 2-",
      'find dataset -type f -printf \'%s %p\\n\' | sort -rn | head -3 | awk \'{ $1 = ""; sub(/^ /, ""); print }\'',
      "find dataset -type f -name '*.*' -printf '%s %p\\n' | sort -rn | head -3 | cut -d ' ' -f 2-",
      'find dataset -type f -exec du -h {} + | sort -rn | head -3 | cut -f2',
      "find . -type f -printf '%s\\t%p\\n' | sort -rn | head -3 | cut -f2-",
      "find dataset -maxdepth 3 -type f -printf '%s\\t%p\\n' | sort -rn | head -3 | cut -f2-",
      'find dataset -type f -exec du -h --apparent-size {} + | sort -rh | head -3 | cut -f 2-',
      "find dataset -type f -size +100k -printf '%s %p\\n' | sort -rn | head -3 | cut -d ' ' -f 2-",
      "find dataset -type f -exec wc -c {} + | grep -v 'total$' | sort -rn | head -3 | sed 's/^ *[0-9]* //'",
    ],
  },
  'make-folders': {
    wrong: [
      '[ -d "data/$YEAR/small" ] || mkdir -p "data/$YEAR/raw" "data/$YEAR/small"\ntouch "data/$YEAR/.keep"',
      'rm -rf "data/$YEAR/small"\nmkdir -p "data/$YEAR/raw" "data/$YEAR/small"\ntouch "data/$YEAR/.keep"',
      'find data -mindepth 1 -empty -delete 2> /dev/null\nmkdir -p "data/$YEAR/raw" "data/$YEAR/small"\ntouch "data/$YEAR/.keep"',
      'install -d "data/$YEAR" "data/$YEAR/raw" "data/$YEAR/small"\ntouch "data/$YEAR/.keep"',
      'mkdir -p "data/$YEAR/raw" "data/$YEAR/small"\nfind "data/$YEAR" -maxdepth 1 -type f -exec mv {} "data/$YEAR/raw/" \\;\ntouch "data/$YEAR/.keep"',
      'mkdir -p "data/$YEAR/raw" "data/$YEAR/small"; echo > "data/$YEAR/.keep"',
    ],
  },
  'alias-ll2': {
    right: ['ll2() { ls -l "${1:-.}"; }', `echo "alias ll2='ls -l'" >> ~/.bashrc\nsource ~/.bashrc`],
    wrong: ["alias ll2='ls -lh'", 'll2() { ls -l $1; }', 'function ll2 { ls -l $*; }', "alias ll2='ls -lA'"],
  },
  'nohup-job': {
    right: ["nohup sh -c 'echo $$ > train.pid; exec bash train.sh' > out.log 2>&1 &"],
    wrong: [
      'for i in 1 2; do nohup bash train.sh > out.log 2>&1 & done; echo $! > train.pid',
      'nohup bash train.sh > first.log 2>&1 & nohup bash train.sh > out.log 2>&1 & echo $! > train.pid',
    ],
  },
  'watch-a-job': {
    right: [
      ': > train.log\nnohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\ntimeout 5 tail -n +1 -f train.log | grep -m1 "^epoch=2" > second.txt',
    ],
    wrong: [
      ': > train.log\nnohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\nuntil [ -s train.log ]; do sleep 0.05; done\ntail -n 1 train.log > second.txt',
      ': > train.log\nnohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\nsleep 1.5\ngrep "^epoch=2 " train.log > second.txt',
      ': > train.log\nnohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\nsleep 3\ngrep "^epoch=2 " train.log > second.txt',
      ': > train.log\nnohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\nsleep 4\ngrep "^epoch=2 " train.log > second.txt',
    ],
  },
  'sudo-and-the-arrow': {
    right: [
      'sudo -- tee -a etc/motd <<< "Closed on $DAY."',
      'sudo -u root tee -a etc/motd <<< "Closed on $DAY."',
      'sudo sh -c "chmod u+w etc/motd; echo Closed on $DAY. >> etc/motd; chmod u-w etc/motd"',
    ],
    wrong: [
      'chmod u+w etc/motd; echo "Closed on $DAY." >> etc/motd; chmod u-w etc/motd',
      'chmod u+w etc; sed "\\$a Closed on $DAY." etc/motd > new; chmod 444 new; mv -f new etc/motd; chmod u-w etc',
    ],
  },
  'every-new-shell': {
    right: [
      'echo "declare -x YEAR=\\"$WANTED\\"" | tee -a .bashrc >/dev/null\nexport YEAR="$WANTED"',
      'printf \'\\nexport YEAR=%s\\n\' "$WANTED" >> ~/.bashrc; . ~/.bashrc',
    ],
    wrong: [
      'old=$(head -n 2 ~/.bashrc)\nprintf \'%s\\nexport YEAR=%s\\n\' "$old" "$WANTED" > ~/.bashrc\nexport YEAR=$WANTED',
      'old=$(grep -e \'^#\' -e GREETING ~/.bashrc)\nprintf \'%s\\nexport YEAR=%s\\n\' "$old" "$WANTED" > ~/.bashrc\nexport YEAR=$WANTED',
      'old=$(grep \'^[^[:space:]]\' ~/.bashrc)\nprintf \'%s\\nexport YEAR=%s\\n\' "$old" "$WANTED" > ~/.bashrc\nexport YEAR=$WANTED',
      'printf \'\\n[ "$PWD" = "%s" ] && export YEAR=%s\\n\' "$PWD" "$WANTED" >> ~/.bashrc\nexport YEAR=$WANTED',
      `sed -i '/^#/d' ~/.bashrc; echo "export YEAR=$WANTED" >> ~/.bashrc; source ~/.bashrc`,
    ],
  },
  'vi-edit': {
    wrong: [
      "grep -v rm run.sh > x; mv x run.sh; echo 'echo done' >> run.sh",
      "sed -i '/labels.csv/d' run.sh; echo 'echo done' >> run.sh",
      "sed -i -e '/^rm/d' -e '$a echo done' run.sh",
    ],
  },
  'to-the-server': {
    wrong: [
      'scp -P $SSH_PORT train.log taco@kitchen.example:/srv/logs/\nscp -r -P $SSH_PORT taco@kitchen.example:/srv/models .',
      'scp -P "$SSH_PORT" *.log taco@kitchen.example:/srv/logs/\nmkdir -p models\nscp -r -P "$SSH_PORT" "taco@kitchen.example:/srv/models/$BEST" models/',
    ],
  },
  'how-full': {
    right: [
      `df -h -- . | awk 'END {print $5}'; df -h -- . | awk 'END {print $4}' > runs/disk.txt`,
      'df --output=pcent . | tail -1; df -h --output=avail . | tail -n1 > runs/disk.txt',
    ],
    wrong: [
      "df -h | sed -n 3p | awk '{print $5}'; df -h | sed -n 3p | awk '{print $4}' > runs/disk.txt",
      "df -h | awk '/home/ {print $5}'; df -h | awk '/home/ {print $4}' > runs/disk.txt",
    ],
  },
  'again-from-history': {
    right: ['fc -s 12; fc -l 12 12 > kept.txt', 'echo $(history | sed -n 12p) > kept.txt\n!12'],
  },
  'look-around': {
    right: [
      'ls -oh data > long.txt; ls -A data | grep "^\\." > hidden.txt',
      'ls -gGh data > long.txt; ls -A data | grep "^\\." > hidden.txt',
      'ls -lhF data > long.txt; ls -A data | grep "^\\." > hidden.txt',
    ],
    wrong: [
      'ls -lh data > long.txt\n(cd data && ls -d .[!.][!.]*) > hidden.txt',
      "ls -lhA data | grep -v ' \\.' > long.txt\nls -A data | grep '^\\.' > hidden.txt",
      "ls -lh data > long.txt; ls -A data | grep '^\\.[a-z]' > hidden.txt",
      "ls -lh data > long.txt; find data -mindepth 1 -name '.*' -printf '%f\\n' > hidden.txt",
      "ls -lh data > long.txt; find data -maxdepth 1 -type f -name '.*' -printf '%f\\n' > hidden.txt",
      "ls -lh data | grep -v '^d' > long.txt; ls -A data | grep '^\\.' > hidden.txt",
      "ls -lh data > long.txt; ls -A data | grep '^\\.' | grep -v '\\..*\\.' > hidden.txt",
      "ls -lh data > long.txt\nls -A data | grep '^\\.[[:alnum:]]' > hidden.txt",
      "ls -lh data > long.txt\nls -a data | sed 1,2d | grep '^\\.' > hidden.txt",
    ],
  },
  'read-the-manual': {
    right: [
      'man ladle | col -b > manual.txt; ./ladle.sh -r orders.txt > served.txt',
      'man -P cat ladle > manual.txt; ./ladle.sh -r orders.txt > served.txt',
    ],
  },
  'where-am-i': {
    wrong: [
      'cd project/data/raw/*\npwd > ~/where.txt\ncd ~/project/src',
      'cd "project/data/raw/$MONTH"\necho $PWD > ~/where.txt\ncd ~/project/src',
      'cd project/data/raw/"${MONTH%% *}"*\npwd > ~/where.txt\ncd ~/project/src',
    ],
  },
  'join-files': {
    wrong: [
      "cp labels.csv labels.bak; cat parts/header.csv parts/1.csv parts/2.csv | awk '!seen[$0]++' > labels.csv",
      'cp labels.csv labels.bak; for f in header 1 2; do while read l; do echo $l; done < parts/$f.csv; done > labels.csv',
      'cp labels.csv labels.bak; cat parts/header.csv parts/[0-9]*.csv > labels.csv',
    ],
  },
  'move-and-rename': {
    wrong: [
      'shopt -s nullglob\nmv inbox/*.csv inbox/.[!.]* csv/\nmkdir logs; mv train.log "logs/$DAY.log"',
      'find inbox -maxdepth 1 -name \'*.csv\' -size +0 -exec mv {} csv/ \\;\nmkdir logs; mv train.log "logs/$DAY.log"',
      'shopt -s dotglob\nfor f in inbox/*.csv; do awk 1 "$f" > "csv/${f##*/}"; rm "$f"; done\nmkdir logs; mv train.log "logs/$DAY.log"',
      'shopt -s dotglob\nmv inbox/*.csv csv/\nmkdir logs\ntr -d \'\\r\' < train.log | awk 1 > "logs/$DAY.log"\nrm train.log',
      'shopt -s dotglob extglob\nmv inbox/!(readme.md|notescsv|*.bak) csv/\nmkdir logs; mv train.log "logs/$DAY.log"',
      'shopt -s dotglob; mkdir -p csv logs; mv inbox/*csv csv/; mv train.log "logs/$DAY.log"',
      'shopt -s dotglob; mkdir -p csv logs; mv inbox/*csv* csv/; mv train.log "logs/$DAY.log"',
      'mkdir -p csv logs; find . -name "*.csv" -exec mv -t csv {} +; mv train.log "logs/$DAY.log"',
      'shopt -s dotglob; mkdir -p csv logs; mv inbox/*.csv csv/; mv *.log "logs/$DAY.log"',
      'shopt -s dotglob nocaseglob\nmv inbox/*.csv csv/\nmkdir logs; mv train.log "logs/$DAY.log"',
      'ls -A inbox | grep \'\\.csv$\' | while read -r f; do mv "inbox/$f" csv/; done\nmkdir logs; mv train.log "logs/$DAY.log"',
      'ls -A inbox | grep \'\\.csv$\' | xargs -I{} mv inbox/{} csv/\nmkdir logs; mv train.log "logs/$DAY.log"',
    ],
  },
  permissions: {
    wrong: [
      'chmod u=rwx run.sh; ./run.sh; chmod 700 keys; chmod 600 keys/id_taco; chmod go-w model.npy',
      'chmod u+x run.sh; ./run.sh; chmod go-rwx keys; chmod 600 keys/id_taco; chmod go-w model.npy',
      'chmod u+x run.sh; ./run.sh; chmod 700 keys; chmod 600 keys/id_taco; chmod u+w,go-w model.npy',
      "chmod u+x run.sh; sed -n 's/^echo //p' run.sh; chmod 700 keys; chmod 600 keys/id_taco; chmod go-w model.npy",
    ],
  },
  'export-a-rate': { wrong: ['export LR=$(echo $(cat lr.txt)); unset EPOCHS; EPOCHS=$(cat epochs.txt)'] },
  'feed-the-model': {
    wrong: [
      "awk 1 images.txt | bash predict.sh | grep -v '?' > predictions.txt",
      "awk 1 images.txt | while IFS= read -r n; do sed -n \"s/.*'$n') echo '\\(.*\\)' ;;/\\1/p\" predict.sh; done > predictions.txt",
    ],
  },
  'kakao-top3': {
    wrong: [
      'grep -E "^${YEAR:-2021}-[^,]*,\\"[^\\"]" chat.txt | sed -E \'s/^[^,]*,("([^"]|"")*").*/\\1/\' | sort | uniq -c | sort -rn | head -3',
    ],
  },
};
