import assert from 'node:assert/strict';
import { parseLecture } from '../../../../src/core/notes/lecture';

const lecture = parseLecture(`# Docker

Why the machine is packed with the code.

::: goals
- You can say what an image is.
:::

## A machine in a box {#box}

See [the shell](lab:lecture/7#pipe), [an image](lab:term/docker-image) and [docs](https://docs.docker.com/).

::: changed EXPOSE publishes nothing {#changed-expose}
It is a note.
:::

### Ports {#ports}

::: figure port-mapping
Type a port.
:::

\`\`\`python {run requires=numpy,pandas file=a.py}
print(1)
# ::: story
\`\`\`

:::: question {#q-box}
Why?
::: answer
Because.
:::
::::
`);

describe('reading a lecture', () => {
  it('finds title, summary, sections and blocks with their lines', () => {
    assert.equal(lecture.title, 'Docker');
    assert.equal(lecture.summary, 'Why the machine is packed with the code.');
    assert.deepEqual(lecture.sections, [
      { id: 'box', title: 'A machine in a box', level: 2, line: 9 },
      { id: 'ports', title: 'Ports', level: 3, line: 17 },
    ]);
    assert.deepEqual(lecture.blocks, [
      { kind: 'goals', line: 5, inside: [] },
      {
        kind: 'changed',
        line: 13,
        inside: [],
        id: 'changed-expose',
        title: 'EXPOSE publishes nothing',
      },
      { kind: 'figure', line: 19, inside: [], id: 'port-mapping' },
      { kind: 'question', line: 28, inside: ['answer'], id: 'q-box' },
      { kind: 'answer', line: 30, inside: [] },
    ]);
    assert.deepEqual(lecture.slips, []);
  });

  it('finds code with its attributes, and links', () => {
    const [code] = lecture.code;
    assert.equal(code?.language, 'python');
    assert.deepEqual(Object.fromEntries(code.attributes), {
      run: '',
      requires: 'numpy,pandas',
      file: 'a.py',
    });
    assert.deepEqual(
      lecture.links.map(({ address, text }) => [address, text]),
      [
        ['lab:lecture/7#pipe', 'the shell'],
        ['lab:term/docker-image', 'an image'],
        ['https://docs.docker.com/', 'docs'],
      ],
    );
  });

  it('knows the exercises that do a task: those that it links to, in any language', () => {
    const { blocks } = parseLecture(
      '[a](lab:exercise/p9)\n\n::: task One {#task-one}\nSee [P1](lab:exercise/p1).\n:::\n\n::: try Two {#try-two}\n[P2](lab:exercise/p2)\n:::\n',
    );
    assert.deepEqual(
      blocks.map(({ id, exercises }) => [id, exercises]),
      [
        ['task-one', ['p1']],
        ['try-two', undefined],
      ],
    );
  });

  it('tells slips: unknown blocks, blocks that never end, links that lead out of the lab', () => {
    const slips = (text: string): string[] => parseLecture(text).slips.map((slip) => slip.text);
    assert.deepEqual(slips('::: tip\nx\n:::\n'), ['::: tip\nx\n:::']);
    assert.deepEqual(slips('::: note\nx\n'), ['::: note']);
    for (const address of ['javascript:1', 'lab:nothing/x', 'http://plain.example', 'file:///etc/passwd'])
      assert.equal(slips(`[x](${address})`).length, 1, address);
    assert.deepEqual(parseLecture('<b onclick="x">y</b>').links, []);
  });
});
