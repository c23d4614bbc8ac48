import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  answeredIn,
  tasksIn,
  worksheetPlan,
  worksheetSources,
  worksheetState,
  worksheetTitle,
} from '../../../../src/core/scaffold/worksheet';

const course = 'media/course';
const read = (file: string): string => readFileSync(`${course}/${file}`, 'utf8');

const template = `# A task

How to use it.

## Why? {#p-why}

Think of one person.

> …

## How long? {#p-long}

Measure it. Note the
unit.

> …

## What else? {#p-else}

> …
`;
const example = template
  .replace('> …', '> For the owner.')
  .replace('> …', '> 70 minutes.\n>\n> Twice.')
  .replace('> …', '> Nothing.');

const state = (text: string): Record<string, string> =>
  Object.fromEntries(worksheetState(text, template, example));

describe('a worksheet', () => {
  it('of every task is a plan of two files, and an id that is no task is none', () => {
    for (const lang of ['ko', 'en'] as const) {
      const tasks = tasksIn(readdirSync(`${course}/tasks/${lang}`));
      assert.ok(tasks.length > 10 && tasks.includes('task-voila-uploader'));
      for (const task of tasks) {
        const sources = worksheetSources(task, lang)!;
        const [own, filled] = [read(sources.template), read(sources.example)];
        assert.deepEqual(
          worksheetPlan(task, own, filled).map((file) => file.path),
          [`worksheets/${task}.md`, `worksheets/${task}.example.md`],
        );
        assert.notEqual(worksheetTitle(own), '');
        const states = [...worksheetState(own, own, filled).values()];
        assert.ok(
          states.length >= 3 && states.every((one) => one === 'template'),
          `${lang} ${task} ${states.join()}`,
        );
        const copied = [...worksheetState(filled, own, filled).values()];
        assert.ok(
          copied.every((one) => one === 'example'),
          `${lang} ${task} ${copied.join()}`,
        );
      }
    }
    for (const id of ['', '../x', 'task-../x', 'task-a/b', 'Task-a', 'task-a.example'])
      assert.equal(worksheetSources(id, 'ko'), undefined, id);
  });
});

describe('the state of a worksheet', () => {
  it('tells own words from the template, the example and nothing', () => {
    const text = template
      .replace('> …', '> My aunt.')
      .replace('> …', '> 70 minutes.\n>\n> Twice.')
      .replace('> …', '');
    assert.deepEqual(state(text), { 'p-why': 'answered', 'p-long': 'example', 'p-else': 'empty' });
    assert.equal(answeredIn(worksheetState(text, template, example)), 1);
  });

  it('sees answers beside the place for them, in lists, fences and without quote marks', () => {
    const answers = ['My aunt.\n\n> …', '- a\n- b', '```text\n## Why? {#p-why}\nkimchi\n```'];
    const text = template
      .split('> …')
      .map((part, index) => part + (answers[index] ?? ''))
      .join('');
    assert.deepEqual(state(text), { 'p-why': 'answered', 'p-long': 'answered', 'p-else': 'answered' });
  });

  it('does not change with line ends, blanks, or lines that were wrapped anew', () => {
    for (const [text, expected] of [
      [template, 'template'],
      [example, 'example'],
    ] as const)
      for (const changed of [
        text.replaceAll('\n', '\r\n'),
        text.replaceAll('\n\n', '\n\n\n  \n'),
        text.replace('Note the\nunit.', 'Note the unit.'),
        text.replace('Measure it. Note the\nunit.', 'Measure\nit. Note\nthe unit.'),
      ])
        assert.deepEqual(new Set(Object.values(state(changed))), new Set([expected]));
  });

  it('follows prompts that were moved, retitled or lost their id, and headings of the learner', () => {
    const [head = '', why = '', long = '', rest = ''] = template.split(/(?=^## )/m);
    assert.deepEqual(
      state(
        head +
          rest +
          long.replace('> …', '> 3') +
          why.replace('Why? {#p-why}', 'Why?').replace('> …', '> Me'),
      ),
      { 'p-why': 'answered', 'p-long': 'answered', 'p-else': 'template' },
    );
    assert.equal(state(template.replace('## Why?', '## For whom?'))['p-why'], 'template');
    assert.equal(state(template.replace('> …', '## My notes\n\n> …'))['p-why'], 'answered');
    assert.equal(state(head + long)['p-why'], 'empty');
  });

  it('takes marks without words for no answer', () => {
    for (const nothing of ['> ...', '>', '> - ', '…', '> …\n> …'])
      assert.ok(
        ['template', 'empty'].includes(state(template.replace('> …', nothing))['p-why'] ?? ''),
        nothing,
      );
  });

  it('never throws', () => {
    for (const text of ['', '## ', '## {#p-why}', '```', '\0', '## $& {#p-long}\n$&'])
      assert.equal(worksheetState(text, template, example).size, 3);
    assert.equal(worksheetState('x', '', '').size, 0);
  });
});
