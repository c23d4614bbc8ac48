/** How a snippet is shown to work: what stands before and after it in the script, and what the script must print. */
export interface ShellCheck {
  readonly before?: string;
  readonly after?: string;
  readonly args?: readonly string[];
  readonly stdout: string;
  /** Of the script; 0 unless told. */
  readonly status?: number;
  /** Must stand in stderr; without it stderr must be empty. */
  readonly stderr?: RegExp;
}

// Names that break careless scripts: blanks, an asterisk, a dash in front, a line break.
const data = `mkdir -p data/in; printf '1\\n' > 'data/a b.csv'; printf '1\\n2\\n' > 'data/in/*.csv'
printf '' > data/in/$'new\\nline.csv'; printf 'x' > data/other.txt`;

const orders = `printf 'dish,price\\ntaco,4500\\nburrito,7000\\ntaco,4500\\nmole,9000\\n' > orders.csv`;

/** By prefix. Every script runs in strict mode: what works only without it is no good snippet. */
export const shellChecks: Readonly<Record<string, ShellCheck>> = {
  'lab-sh-script': {
    before: 'cd /',
    after: '[ -f script.sh ] && echo "$PWD" | grep -c ailab-\nfalse\necho never',
    stdout: '1\n',
    status: 1,
  },
  'lab-sh-for-files': { before: `${data}; rm data/*.txt; touch 'data/-n.csv'`, stdout: '0\n1\n' },
  'lab-sh-lines': {
    before: "printf '  a\\\\n b\\nlast' > input.txt",
    stdout: 'line:   a\\n b\nline: last\n',
  },
  'lab-sh-csv': {
    before: "printf 'name,label\\r\\na b.png,0\\r\\nb.png,1' > labels.csv",
    stdout: 'a b.png -> 0\nb.png -> 1\n',
  },
  'lab-sh-find': { before: data, after: 'true', stdout: '0\n1\n2\n' },
  'lab-sh-find-exec': {
    before: `${data}; rm data/in/new*`,
    stdout: '1 data/a b.csv\n2 data/in/*.csv\n3 total\n',
  },
  'lab-sh-confirm': {
    before: `mkdir -p old-results kept; touch old-results/x 'kept/a b'; exec 0<<< y`,
    after: 'ls -A',
    stdout: 'kept\nscript.sh\n',
  },
  'lab-sh-find-old': {
    before: `mkdir logs; touch -d '9 days ago' 'logs/old one.log'; touch logs/new.log`,
    after: 'ls logs',
    stdout: 'logs/old one.log\nnew.log\nold one.log\n',
  },
  // wc writes a name with a line break in its own way.
  'lab-sh-parallel': {
    before: `${data}; rm data/in/new*`,
    stdout: '1 data/a b.csv\n2 data/in/*.csv\n',
  },
  'lab-sh-top': { before: orders, stdout: '      2 taco\n      1 burrito\n      1 dish\n' },
  'lab-sh-mean': { before: orders, stdout: '25000 6250\n' },
  'lab-sh-temp': {
    before: 'mkdir -p "$PWD/t"; export TMPDIR=$PWD/t; (',
    after: `touch "$work/-f" "$work/a b"; [ -d "$work" ]; exit 0
)
ls -A t | wc -l`,
    stdout: '0\n',
  },
  'lab-sh-trap-err': {
    after: 'ls no-such-file 2> /dev/null\necho never',
    stdout: '',
    status: 2,
    stderr: /^script\.sh: line \d+ failed: ls no-such-file/,
  },
  'lab-sh-args': {
    before: `printf '1\\n2\\n3\\n4\\n' > 'a b'; printf 'x\\ny\\n' > ./-c; (set -- ; true)`,
    args: ['-n', '2', '-v', '--', 'a b', '-c'],
    stdout: '1\n2\nx\ny\n',
    stderr: /^a b\n-c\n$/,
  },
  'lab-sh-case': { args: ['start'], stdout: 'starting\n' },
  'lab-sh-nohup': {
    before: `mkdir bin; printf '#!/bin/sh\\necho "trained by $1"; echo "warned" >&2; cat\\n' > bin/python3
chmod +x bin/python3; PATH=$PWD/bin:$PATH`,
    after: 'wait "$!"; ls; cat train.log; [ "$(cat train.pid)" = "$!" ] && echo same',
    stdout: 'bin\nscript.sh\ntrain.log\ntrain.pid\ntrained by train.py\nwarned\nsame\n',
  },
  'lab-sh-stop': {
    before: 'sleep 60 & echo $! > train.pid; child=$!',
    after: 'status=0; wait "$child" || status=$?; echo "$status"; ls',
    stdout: '143\nscript.sh\n',
  },
  'lab-sh-wait': {
    before: 'sleep() { :; }; calls=0; curl() { calls=$((calls + 1)); [ "$calls" -eq 3 ]; }',
    after: 'echo "$calls"',
    stdout: '3\n',
  },
  'lab-sh-port': {
    before: `exec 3< <(exec python3 -c 'import socket,time
s = socket.socket(); s.bind(("127.0.0.1", 8501)); time.sleep(0.3); s.listen(); print("open", flush=True); s.accept(); time.sleep(5)')
server=$!; sleep() { command sleep 0.1; }`,
    after: 'read -r -t 3 state <&3; kill "$server"; echo "$state"',
    stdout: 'open\n',
  },
  'lab-sh-retry': {
    before: 'sleep() { echo "pause $1"; }; curl() { calls=$((${calls:-0} + 1)); [ "$calls" -eq 3 ]; }',
    after: 'retry false || echo "status $?"',
    stdout: 'pause 1\npause 2\npause 1\npause 2\npause 4\nstatus 1\n',
  },
  'lab-sh-log': { stdout: '', stderr: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d started\n$/ },
  'lab-sh-need': {
    before: 'python3() { :; }; curl() { :; }',
    after: 'echo all',
    stdout: 'all\n',
  },
  'lab-sh-env': { before: 'API_TOKEN=x', stdout: 'port 8501\n' },
  'lab-sh-dotenv': {
    before: `printf '%s\\n' '# OLD=1' '' 'API_TOKEN=a=b==' 'NAME="민수 $(touch ran)"' "export HOME_PAGE='x y'" \\
  'EVIL=$(touch ran); touch ran' 'A B=2' '1X=3' 'x[$(touch ran)]=4' 'no value' > .env; printf 'LAST=end\\r' >> .env`,
    after: `printf '%s\\n' "$API_TOKEN" "$NAME" "$LAST"; printenv HOME_PAGE EVIL; ls`,
    stdout: 'a=b==\n민수 $(touch ran)\nend\nx y\n$(touch ran); touch ran\nscript.sh\n',
  },
  'lab-sh-here': { after: 'cat config.yaml', stdout: 'port: 8501\n' },
  'lab-sh-backup': {
    before: 'echo old > config.yaml',
    after:
      'echo new > config.yaml; cat config.yaml.*.bak; ls | grep -Ec "^config.yaml.[0-9]{8}-[0-9]{6}.bak$"',
    stdout: 'old\n1\n',
  },
};

/** What snippets must do when things are not as they should be. */
export const shellFailures: readonly (ShellCheck & { readonly prefix: string; readonly title: string })[] = [
  { prefix: 'lab-sh-for-files', title: 'no file matches', before: 'mkdir data', stdout: '' },
  { prefix: 'lab-sh-args', title: 'no file is named', stdout: '', status: 2, stderr: /^usage: script\.sh/ },
  {
    prefix: 'lab-sh-args',
    title: 'an option is unknown',
    args: ['-z'],
    stdout: '',
    status: 2,
    stderr: /usage/,
  },
  { prefix: 'lab-sh-case', title: 'no subcommand', stdout: '', status: 2, stderr: /^usage: script\.sh/ },
  {
    prefix: 'lab-sh-stop',
    title: 'the program has ended long ago',
    before: 'sleep 0 & wait "$!"; echo $! > train.pid',
    after: 'ls',
    stdout: 'script.sh\n',
    stderr: /not running/,
  },
  {
    prefix: 'lab-sh-wait',
    title: 'the server never answers',
    before: 'sleep() { :; }; curl() { return 7; }',
    stdout: '',
    status: 1,
    stderr: /no answer/,
  },
  {
    prefix: 'lab-sh-port',
    title: 'nothing ever listens',
    before: 'sleep() { :; }',
    stdout: '',
    status: 1,
    stderr: /port 8501 is closed/,
  },
  {
    prefix: 'lab-sh-confirm',
    title: 'the answer is another one, or nobody answers',
    before: 'mkdir old-results; exec 0< /dev/null',
    after: 'ls',
    stdout: 'old-results\nscript.sh\n',
    stderr: /kept/,
  },
  {
    prefix: 'lab-sh-need',
    title: 'a program is missing',
    before: 'PATH=/nowhere',
    stdout: '',
    status: 1,
    stderr: /python3 is missing/,
  },
  {
    prefix: 'lab-sh-env',
    title: 'the value is missing',
    stdout: '',
    status: 1,
    stderr: /API_TOKEN: must be set/,
  },
  { prefix: 'lab-sh-mean', title: 'there are no rows', before: 'echo dish,price > orders.csv', stdout: '' },
  {
    prefix: 'lab-sh-temp',
    title: 'the script fails',
    before: 'mkdir -p "$PWD/t"; export TMPDIR=$PWD/t; (',
    after: 'touch "$work/a"; false\n) || true\nls -A t | wc -l',
    stdout: '0\n',
  },
];
