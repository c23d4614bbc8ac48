import assert from 'node:assert/strict';
import { passagesOf } from '../../../../src/core/course/passages';
import { readCourse } from '../../../../src/core/notes/course';
import { courseFiles } from '../../../fixtures/search/course';

describe('the passages of a lecture', () => {
  it('are the sections and tasks that the Markdown parser finds, in every lecture', () => {
    for (const { name, texts } of readCourse(courseFiles).lectures)
      for (const [lang, lecture] of Object.entries(texts)) {
        const passages = passagesOf(courseFiles.get(`${lang}/${name}.md`) ?? '');
        assert.equal(passages[0]?.title, lecture.title);
        assert.deepEqual(
          passages
            .filter(({ kind, id }) => kind === 'section' && id !== '')
            .map(({ id, title }) => [id, title]),
          lecture.sections.map(({ id, title }) => [id, title.replace(/[`*]/g, '')]),
          `${lang}/${name}`,
        );
        assert.deepEqual(
          passages.filter(({ kind }) => kind === 'task').map(({ id, title }) => [id, title]),
          lecture.blocks.filter(({ kind }) => kind === 'task').map(({ id, title }) => [id, title]),
        );
        const terms = lecture.links.flatMap(({ address }) => /^lab:term\/(.+)$/.exec(address)?.[1] ?? []);
        assert.deepEqual(new Set(passages.flatMap((passage) => passage.terms)), new Set(terms));
      }
  });

  it('hold plain text, with what it is', () => {
    const [opening, box, task] = passagesOf(`# Docker

Why.

## A box {#box}

See [an **image**](lab:term/docker-image) and \`a | b\`,
[docs](https://docs.docker.com/), 2 \\* 3.

| Command | What |
|---|---|
| \`ps\` | lists |

:::: question {#q-box}
Why?
::: answer
Because.
:::
::::

::: task Build it {#task-box}
Do.
:::

\`\`\`sh {run}
# no heading
::: note
\`\`\`

::: sources
- [Docs](https://docs.docker.com/): all.
:::
`);
    assert.deepEqual(opening?.pieces, [{ role: 'prose', text: 'Why.' }]);
    assert.deepEqual(box?.pieces, [
      { role: 'prose', text: 'See an image and a | b,\ndocs, 2 * 3.' },
      { role: 'prose', text: 'Command · What' },
      { role: 'prose', text: 'ps · lists' },
      { role: 'aside', text: 'Why?' },
      { role: 'aside', text: 'Because.' },
      { role: 'code', text: '# no heading\n::: note' },
      { role: 'margin', text: 'Docs: all.' },
    ]);
    assert.deepEqual(box.terms, ['docker-image']);
    assert.deepEqual(task, {
      kind: 'task',
      id: 'task-box',
      title: 'Build it',
      pieces: [{ role: 'prose', text: 'Do.' }],
      terms: [],
    });
  });
});
