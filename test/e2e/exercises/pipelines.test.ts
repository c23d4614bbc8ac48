import assert from 'node:assert/strict';
import { findPipelines, type Pipeline } from '../../../src/core/exercises/pipelines';
import { readTaps, tapFiles, tapped } from '../../../src/core/exercises/pipelineTaps';
import type { RunResult } from '../../../src/core/exercises/run';
import type { ShellParser } from '../../../src/core/exercises/shellParser';
import { sandboxRunner } from '../../../src/process/exercises/runner';
import { shellParserIn } from '../../../src/process/exercises/shellGrammar';
import { grantPermit } from '../../../src/shared/permit';
import { skip } from '../../harness/skip';

const files = new Map([
  ['fruit.txt', 'pear\napple\npear\nfig\napple\npear\n'],
  ['open.txt', 'a\nb'],
]);

/** What each script's pipelines let through: for each pipeline, for each run, the lines behind each stage. */
const scripts: Record<string, { script: string; rows: (number | undefined)[][][] }> = {
  'one line': { script: 'sort fruit.txt | uniq -c | sort -rn | head -n 1', rows: [[[6, 3, 3, 1]]] },
  'no blanks': { script: 'cat fruit.txt|sort|uniq', rows: [[[6, 6, 3]]] },
  'several lines with comments': {
    script: 'cat fruit.txt | # | not this\n\n  # nor | this\n  sort \\\n  | uniq # done | here\n',
    rows: [[[6, 6, 3]]],
  },
  'no line break at the end': { script: 'cat open.txt | cat', rows: [[[2, 2]]] },
  'no output at all': { script: 'grep x fruit.txt | wc -l', rows: [[[0, 1]]] },
  'stderr too': { script: 'ls nowhere |& grep -c nowhere', rows: [[[1, 1]]] },
  'head leaves early': { script: 'seq 100000 | head -n 2 | cat', rows: [[[100000, 2, 2]]] },
  'no end without head': { script: 'yes | head -n 3', rows: [[[undefined, 3]]] },
  'status of the last stage': {
    script: 'cat fruit.txt | grep -q fig && echo found\ncat fruit.txt | grep x || echo "no $?"',
    rows: [[[6, 0]], [[6, 0]]],
  },
  'status turned around': { script: 'if ! cat fruit.txt | grep -q x; then echo none; fi', rows: [[[6, 0]]] },
  pipefail: {
    script:
      'set -o pipefail\nfalse | cat; echo $?\n(exit 3) | (exit 4) | cat; echo $?; true | (exit 5); echo $?',
    rows: [[[0, 0]], [[0, 0, 0]], [[0, 0]]],
  },
  'set -eu': {
    script: 'set -eu\ncat fruit.txt | sort -u\ncat fruit.txt | false\necho never',
    rows: [[[6, 3]], [[6, 0]]],
  },
  'into a file': { script: 'sort fruit.txt | uniq > out.txt\nls; cat out.txt', rows: [[[6, 3]]] },
  'onto a file, and stderr': {
    script: 'sort fruit.txt nowhere 2>&1 | uniq >> out.txt 2>/dev/null; cat out.txt',
    rows: [[[1, 1]]],
  },
  'a file in the middle': { script: 'sort fruit.txt > mid.txt | uniq | wc -l', rows: [[[0, 0, 1]]] },
  'from a file': { script: '< fruit.txt sort | uniq', rows: [[[6, 3]]] },
  'tee of its own': {
    script: 'sort fruit.txt | tee all.txt | uniq -d; wc -l < all.txt',
    rows: [[[6, 6, 2]]],
  },
  'a loop that reads': {
    script: 'while IFS= read -r line; do echo "<$line>"; done < fruit.txt | sort | uniq -c',
    rows: [[[6, 6, 3]]],
  },
  'a loop that ends it': {
    script: 'n=0; sort -u fruit.txt | while read -r x; do n=$((n+1)); echo "$n $x"; done; echo $n',
    rows: [[[3, 3]]],
  },
  'inside of a loop': {
    script: 'for w in pear fig plum; do grep "$w" fruit.txt | wc -l; done',
    rows: [
      [
        [3, 1],
        [1, 1],
        [0, 1],
      ],
    ],
  },
  'more runs than are kept': {
    script: 'for i in 1 2 3 4 5 6 7; do echo $i | sed s/^/x/; done | wc -l',
    rows: [[[7, 1]], Array.from({ length: 5 }, () => [1, 1])],
  },
  'in a substitution': {
    script: 'n=$(cat fruit.txt | wc -l)\necho "$n and $(sort fruit.txt | uniq | wc -l)"',
    rows: [[[6, 1]], [[6, 3, 1]]],
  },
  'in backticks': { script: 'echo `cat fruit.txt | head -n 1`', rows: [[[6, 1]]] },
  'in a function': {
    script: 'top() { sort "$1" | uniq; }\ntop fruit.txt | head -n 1\ntop fruit.txt',
    rows: [
      [
        [6, 3],
        [6, 3],
      ],
      [[3, 1]],
    ],
  },
  'in a group and a subshell': {
    script: '{ echo a; cat fruit.txt | tail -n 1; } | (sort -r; echo end) | cat',
    rows: [[[2, 3, 3]], [[6, 1]]],
  },
  'in a condition': {
    script: 'case $(echo x | tr x y) in x|z) echo no ;; y) echo yes | cat ;; esac',
    rows: [[[1, 1]], [[1, 1]]],
  },
  'a here-document': { script: "cat << 'END' | sort | uniq\nb | c\na\nEND\necho after", rows: [[[2, 2, 2]]] },
  'a here-document for the last stage': {
    script: 'echo x | cat - /dev/fd/3 3<< END\n$(echo one | cat) | two\nEND\necho after',
    rows: [[[1, 2]], [[1, 1]]],
  },
  'a here-document for a middle stage': {
    script: 'echo x | cat << END | sort\nb\na\nEND\n',
    rows: [[[1, 2, 2]]],
  },
  'a here-string': { script: 'echo x | cat - <<< "y" | sort', rows: [[[1, 1, 1]]] },
  'text that looks like pipes': {
    script: "echo 'a | b' \"c | d\" a\\|b | tr -d ' ' # | e",
    rows: [[[1, 1]]],
  },
  'variables before a command': {
    script: 'sort fruit.txt | LC_ALL=C uniq -c | A=1 B=2 cat',
    rows: [[[6, 3, 3]]],
  },
  'process substitution': {
    script: 'diff <(sort fruit.txt | uniq) <(sort -u fruit.txt | cat) && echo same',
    rows: [[[6, 3]], [[3, 3]]],
  },
  'functions with our names': {
    script:
      'tee() { echo TEE; }; cat() { command cat "$@"; }; echo() { builtin echo "e $*"; }\ncat fruit.txt | sort | uniq; echo x',
    rows: [[[6, 6, 3]]],
  },
  'another IFS, no patterns': { script: 'IFS=12.; set -f; cat fruit.txt | sort | uniq', rows: [[[6, 6, 3]]] },
  'a PATH without anything': {
    script: 'PATH=/nowhere\necho a | while read -r x; do echo "$x"; done',
    rows: [[[1, 1]]],
  },
  noclobber: {
    script: 'set -C; echo a | cat > out; echo b | cat > out; cat out',
    rows: [[[1, 1]], [[1, undefined]]],
  },
  'a look around': {
    script: 'ls -a | cat; find . | wc -l; basename "$PWD" | cat; cat * | wc -l',
    rows: [[[4, 4]], [[3, 1]], [[1, 1]], [[8, 1]]],
  },
  'binary data': { script: 'head -c 3000 /dev/zero | tr "\\0" "\\377" | wc -c', rows: [[[1, 1, 1]]] },
  'empty names of files': { script: 'cat nowhere 2>/dev/null | sort | wc -l', rows: [[[0, 0, 1]]] },
  'left early': { script: 'sort fruit.txt | head -n 1\nexit 3\nsort fruit.txt | cat', rows: [[[6, 1]], []] },
};

const refused: Record<string, [script: string, problem: string]> = {
  'an open quote': ["grep '^2021 chat.txt | cut -f 2", 'microscope.unread'],
  PIPESTATUS: ['a | b; echo "${PIPESTATUS[0]}"', 'microscope.pipeStatus'],
  lastpipe: ['shopt -s lastpipe; a | read x', 'microscope.lastPipe'],
  'a pipe before a here-document': ['cat << A |\nx\nA\n  sort | uniq', 'microscope.hereDocument'],
  coproc: ['coproc cat | sort', 'microscope.coprocess'],
};

describe('watching pipelines', function () {
  this.timeout(60_000);
  let parse: ShellParser;
  const run = sandboxRunner(grantPermit());
  const once = (script: string, wanted: readonly string[]): Promise<RunResult> =>
    run({ script, files, env: {}, system: 'gnu', wanted, ms: 10_000, outputBytes: 1 << 20 });
  const pipelinesOf = (script: string): readonly Pipeline[] =>
    parse(script, (root) => {
      const found = findPipelines(root);
      assert.equal(found.problem, undefined);
      assert.ok(found.pipelines);
      return found.pipelines;
    });

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the sandbox needs Linux or macOS');
    parse = await shellParserIn('dist');
  });

  for (const [name, { script, rows }] of Object.entries(scripts))
    it(`changes nothing and counts what comes out of each stage: ${name}`, async () => {
      const ended = `${script}\n`;
      // The status of the whole script is seen as well.
      const asked = (text: string): string => `trap 'builtin echo "status $?"' EXIT\n${text}`;
      const watched = parse(asked(ended), (root) => {
        const { pipelines = [] } = findPipelines(root);
        return { pipelines: [...pipelines], script: tapped(asked(ended), pipelines) };
      });
      const [plain, seen] = [
        await once(asked(ended), []),
        await once(watched.script, tapFiles(watched.pipelines)),
      ];
      assert.equal(seen.stdout, plain.stdout, watched.script);
      assert.match(seen.stdout, /status \d+\n$/);
      const counted = watched.pipelines.map((pipeline) =>
        readTaps(pipeline, seen.files).runs.map((one) =>
          one.map((tap) =>
            tap === undefined || tap.cut
              ? undefined
              : tap.text.split('\n').length - (/\n$|^$/.test(tap.text) ? 1 : 0),
          ),
        ),
      );
      assert.deepEqual(counted, rows);
    });

  for (const [name, [script, problem]] of Object.entries(refused))
    it(`says so rather than guess: ${name}`, () => {
      assert.equal(
        parse(script, (root) => findPipelines(root).problem),
        problem,
      );
    });

  it('knows a pipeline that ran more often than is kept, and where each stage ends', async () => {
    const script = 'for i in 1 2 3 4 5 6; do\n  echo $i |\n    sed s/^/x/\ndone\n';
    const pipelines = pipelinesOf(script);
    const instrumented = parse(script, (root) => tapped(script, findPipelines(root).pipelines ?? []));
    const { files: read } = await once(instrumented, tapFiles(pipelines));
    assert.equal(readTaps(pipelines[0]!, read).more, true);
    assert.deepEqual(
      pipelines[0]!.stages.map(({ command, end }) => [command, end.line, end.column]),
      [
        ['echo $i', 1, 9],
        ['sed s/^/x/', 2, 14],
      ],
    );
  });

  it('reads nothing that an answer puts in the place of the taps', async () => {
    const script = 'echo a | cat\nrm -rf ../taps; ln -s /etc ../taps; ln -s /etc/passwd ../log 2>/dev/null';
    const instrumented = parse(script, (root) => tapped(script, findPipelines(root).pipelines ?? []));
    const result = await once(instrumented, ['.ailab/taps/passwd', '.ailab/log']);
    assert.equal(result.files.get('.ailab/taps/passwd'), undefined);
    assert.doesNotMatch(result.files.get('.ailab/log') ?? '', /root/);
  });
});
