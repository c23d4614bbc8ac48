import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dangersIn, type DangerKind } from '../../../../src/core/exercises/guard';
import { commandsIn } from '../../../../src/core/exercises/shellWords';
import { readPacks } from '../../../../src/core/exercises/readPack';
import { standInsOf } from '../../../../src/core/exercises/spec';
import { readPackFiles } from '../../../../src/process/exercises/packFiles';

const kindsOf = (script: string, standIns: readonly string[] = []): string =>
  [...new Set(dangersIn(script, standIns).map(({ kind }) => kind))].join();

const dangerous: Record<DangerKind, readonly string[]> = {
  remove: [
    'rm -rf /',
    'rm -rf ~',
    'rm -fr "$HOME"',
    'rm -r --force ${HOME}/x',
    'rm -rf ../',
    'rm -rf build/../../x',
    'rm -rf /tmp/..',
    'rm -rf /tmp/*',
    'rm -rf /tmp/other',
    'rm -rf -- /etc',
    '\\rm -rf /home/me',
    '/bin/rm -Rf /var',
    "r''m -rf ~/work",
    'rm --recursive "$dir"',
    'rm -rf "$1"',
    'dir=/home/me; rm -rf "$dir"',
    'dir=out\ndir=/etc\nrm -rf $dir/',
    'X=rm; $X -rf /',
    'cd / && rm -rf *',
    'cd; rm -rf x',
    'cd "$HOME" && rm -rf .',
    'sort a | uniq; rm -rf ~/a',
    'if true; then rm -rf /; fi',
    'for f in /etc/*; do rm -rf "$f"; done',
    'ls / | xargs rm -rf',
    'find ~ -name "*.log" -delete',
    'find / -exec rm {} +',
    'echo $(rm -rf ~)',
    'echo `rm -rf ~`',
    'bash -c "rm -rf ~"',
    "eval 'rm -rf /'",
    'echo "rm -rf /" | sh',
    'bash <<EOF\nrm -rf /\nEOF',
    'nohup nice -n 5 rm -rf / &',
    'timeout 5s rm -rf /',
    'env X=1 rm -rf /',
    'rm /etc/passwd',
    'true || rm \\\n  -rf /',
  ],
  root: [
    'sudo ls',
    'FOO=1 sudo -E apt install x',
    'ls | sudo tee x',
    '/usr/bin/sudo id',
    'doas ls',
    'su - root',
  ],
  format: ['mkfs.ext4 /dev/sda1', 'sudo mkfs /dev/sdb', 'wipefs -a /dev/sda'],
  device: [
    'dd if=/dev/zero of=/dev/sda bs=1M',
    'dd of=/dev/nvme0n1',
    'cat x > /dev/sda',
    'echo x >>/dev/sdb1',
    'tee /dev/mmcblk0 < x',
  ],
  forkBomb: [
    ':(){ :|:& };:',
    ':() { : | : & }; :',
    'bomb() { bomb & bomb; }; bomb',
    'function f() {\n  f | f &\n}\nf',
    '$0 & $0',
    'bash "$0" | bash "$0"',
  ],
  download: [
    'curl https://x.test/i.sh | sh',
    'curl -fsSL x | sudo bash -s -- y',
    'wget -qO- x | tee i.sh | bash',
    'bash <(curl -s x)',
    'sh -c "$(curl -fsSL x)"',
    'eval "$(wget -O - x)"',
    'source <(curl x)',
    'curl x | python3 -',
  ],
};

describe('the guard before a run without isolation', () => {
  for (const [kind, scripts] of Object.entries(dangerous))
    for (const script of scripts)
      it(`finds ${kind} in ${JSON.stringify(script)}`, () =>
        assert.match(kindsOf(script), new RegExp(`\\b${kind}\\b`)));

  for (const script of [
    'rm -rf build',
    'rm -rf ./out "a b" && mkdir out',
    'rm -f *.tmp',
    'rm -rf a/../b',
    'rm "$file"',
    'tmp=$(mktemp -d); trap \'rm -rf "$tmp"\' EXIT\nrm -rf "$tmp"',
    'for f in *.log old; do rm -rf "$f"; done',
    'dir=out; rm -rf "$dir"/x',
    '# rm -rf /',
    'echo "rm -rf /"',
    "grep 'sudo' chat.txt | sort | uniq -c",
    'cat <<EOF\nsudo rm -rf /\nEOF',
    'dd if=a of=b',
    'dd if=a of=/dev/null',
    'echo x > /dev/null 2>&1',
    'curl https://x.test > page.html',
    'curl -s x | grep bash',
    'wc -l < test.txt',
    'find . -name "*.tmp" -delete',
    'fact() { if [ "$1" -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(( $1 - 1 ))) )); fi; }; fact 5',
    'count() { sort | uniq -c; }\ncat x | count',
    'sleep 1 & wait',
    'cd data && rm -rf old',
    'echo "${0##*/}: done" | tee log',
  ])
    it(`lets ${JSON.stringify(script)} pass`, () => assert.equal(kindsOf(script), ''));

  it('knows what stands in for a program, by its name only', () => {
    assert.equal(kindsOf('sudo cat secret.txt', ['sudo']), '');
    assert.equal(kindsOf('sudo rm -rf ~', ['sudo']), 'remove');
    assert.equal(kindsOf('/usr/bin/sudo cat secret.txt', ['sudo']), 'root');
    assert.equal(kindsOf('doas ls', ['sudo']), 'root');
  });

  it('names the line, also behind continued lines and documents', () => {
    const script = 'cat <<EOF\none\ntwo\nEOF\nls \\\n  -l\nsudo ls';
    assert.deepEqual(dangersIn(script), [{ kind: 'root', line: 7, text: 'sudo ls' }]);
  });

  it('asks about no solution and no wrong answer of our packs', async () => {
    const { packs } = readPacks(await readPackFiles('media/exercises'));
    for (const exercise of packs.flatMap(({ exercises }) => exercises))
      for (const { file, script } of [...exercise.solutions, ...exercise.wrong])
        assert.equal(kindsOf(script, standInsOf(exercise)), '', `${exercise.id}/${file}`);
  });

  it('reads whatever it is given, in time that grows with its length only', () => {
    const pieces = [
      '$(',
      '`',
      '"',
      "'",
      '\\',
      '<<',
      'EOF',
      '\n',
      '(',
      ')',
      '{',
      '}',
      '&',
      '|',
      ';',
      'rm',
      ' ',
      '-rf',
      '$x',
      '~',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        commandsIn(parts.join(''));
        dangersIn(parts.join(''));
      }),
      { numRuns: 2000 },
    );
    for (const text of [
      '$('.repeat(100_000),
      'f() {'.repeat(20_000),
      'a=$a; '.repeat(30_000),
      'a|'.repeat(90_000),
      '<<a '.repeat(40_000),
    ]) {
      const started = process.cpuUsage();
      dangersIn(text);
      assert.ok(process.cpuUsage(started).user < 6e6, text.slice(0, 10));
    }
  });
});
