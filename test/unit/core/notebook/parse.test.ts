import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import type { NotebookSource, Output } from '../../../../src/core/notebook/types';
import { UserError } from '../../../../src/shared/errors';
import { objectAt, type Json } from '../../../../src/shared/json';

const notebook = (cells: Json, more: Record<string, Json> = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });

const code = (outputs: Json, more: Record<string, Json> = {}): Json => ({
  cell_type: 'code',
  id: 'one',
  source: '1',
  metadata: {},
  execution_count: 1,
  outputs,
  ...more,
});

const messages = (source: NotebookSource): string[] => source.problems.map(({ message }) => message);

async function outputsOfFirst(text: string): Promise<readonly Output[]> {
  const source = parseNotebook(text);
  return source.outputs(source.cells[0]!);
}

function refused(text: string): UserError {
  try {
    parseNotebook(text);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error;
  }
  assert.fail('it was read');
}

describe('parseNotebook: files without a notebook', () => {
  const cases: [string, string, string, Record<string, string | number>][] = [
    ['an empty file', '', 'notebook.empty', {}],
    ['white space and a BOM', '\uFEFF \n', 'notebook.empty', {}],
    ['a list', '[]', 'notebook.notNotebook', {}],
    ['a string', '"cells"', 'notebook.notNotebook', {}],
    ['null', 'null', 'notebook.notNotebook', {}],
    ['an object of another kind', '{"name": "x"}', 'notebook.notNotebook', {}],
    ['cells that are no list', '{"nbformat": 4, "cells": {}}', 'notebook.notNotebook', {}],
    ['inherited names', '{"__proto__": {"cells": []}}', 'notebook.notNotebook', {}],
    ['a stray word', '{\n  "cells": hello\n}', 'notebook.unexpected', { line: 2, column: 12, found: 'h' }],
    ['a comma too many', '{"cells": [1,]}', 'notebook.unexpected', { line: 1, column: 14, found: ']' }],
    ['a comma too few', '{"cells": []\n"x": 1}', 'notebook.unexpected', { line: 2, column: 1, found: '"' }],
    [
      'something after the end',
      '{"cells": []} 😀',
      'notebook.unexpected',
      { line: 1, column: 15, found: '😀' },
    ],
    ['Python', "{'cells': []}", 'notebook.unexpected', { line: 1, column: 2, found: "'" }],
    ['a bad escape', '{"cells": ["\\q"]}', 'notebook.unexpected', { line: 1, column: 13, found: '\\' }],
    ['leading zeros', '{"cells": [01]}', 'notebook.unexpected', { line: 1, column: 12, found: '0' }],
    [
      'a line end inside a text',
      '{"cells": ["a\nb"]}',
      'notebook.control',
      { line: 1, column: 14, found: '\n' },
    ],
    ['cut inside a list', '{"cells": [\n  {}', 'notebook.truncated', { line: 2, column: 5, found: '' }],
    ['cut inside a text', '{"cells": ["ab', 'notebook.truncated', { line: 1, column: 15, found: '' }],
    ['cut inside a word', '{"cells": [tru', 'notebook.truncated', { line: 1, column: 12, found: 't' }],
    [
      'a merge conflict',
      '{"cells": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b\n]}',
      'notebook.conflict',
      { line: 2, column: 1, found: '<' },
    ],
  ];
  for (const [name, text, id, args] of cases)
    it(`${name} is ${id}`, () => {
      const error = refused(text);
      assert.equal(error.id, id);
      assert.deepEqual({ ...error.args }, args);
      assert.equal(error.action, 'openAsText');
    });

  it('names the place of the fault in a file of one million lines, at once', () => {
    const error = refused(`{"cells": [${'\n1,'.repeat(1_000_000)}\n}`);
    assert.deepEqual({ ...error.args }, { line: 1_000_002, column: 1, found: '}' });
  });

  it('finds a fault exactly where JSON.parse fails', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.string({ maxLength: 2 }), (json, place, insert) => {
        const at = place % (json.length + 1);
        const text = `{"cells":[${json.slice(0, at)}${insert}${json.slice(at)}]}`;
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        if (valid) parseNotebook(text);
        else refused(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseNotebook: what is wrong becomes a problem', () => {
  it('reads a sound notebook without any', async () => {
    const text = notebook([
      code([
        { output_type: 'stream', name: 'stderr', text: ['a\n', 'b'] },
        { output_type: 'execute_result', data: { 'text/plain': '1' }, metadata: {}, execution_count: 1 },
        { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['x', 'y'] },
      ]),
      { cell_type: 'markdown', id: 'two', source: ['# A\n', 'b'], metadata: {} },
    ]);
    const source = parseNotebook(`\uFEFF${text}`);
    assert.deepEqual(source.problems, []);
    assert.deepEqual(
      source.cells.map(({ id, type, source: lines, outputCount }) => [id, type, lines, outputCount]),
      [
        ['one', 'code', '1', 3],
        ['two', 'markdown', '# A\nb', 0],
      ],
    );
    assert.deepEqual(await outputsOfFirst(text), [
      { type: 'stream', name: 'stderr', text: 'a\nb' },
      { type: 'display', data: { 'text/plain': '1' }, metadata: {} },
      { type: 'error', name: 'E', message: 'v', traceback: 'x\ny' },
    ]);
  });

  it('reads NaN and Infinity, which Python writes, as null', async () => {
    const text = notebook([
      code([{ output_type: 'display_data', data: { 'application/json': ['@', '-@', 'NaN'] } }]),
    ])
      .replace('"@"', 'NaN')
      .replace('"-@"', '-Infinity');
    assert.deepEqual(parseNotebook(text).problems, [{ message: 'notebook.notNumbers', args: { count: 2 } }]);
    const [output] = await outputsOfFirst(text);
    assert.ok(output?.type === 'display');
    assert.deepEqual(output.data['application/json'], [null, null, 'NaN']);
  });

  it('tells a newer format and reads it as format 4', () => {
    const source = parseNotebook(notebook([], { nbformat: 5 }));
    assert.deepEqual(source.problems, [{ message: 'notebook.newer', args: { version: 5 } }]);
  });

  it('keeps good cells beside null, numbers and cells with wrong members', () => {
    const wrong = { cell_type: 7, source: { a: 1 }, metadata: [], outputs: {}, attachments: 3 };
    const source = parseNotebook(notebook([null, 3, wrong, { cell_type: 'markdown', source: 'good' }]));
    assert.equal(source.cells.length, 4);
    assert.equal(source.cells[3]!.source, 'good');
    assert.deepEqual(
      source.problems.map(({ message, cell, args }) => [message, cell, args?.['field']]),
      [
        ['notebook.badCell', 0, undefined],
        ['notebook.badCell', 1, undefined],
        ['notebook.badField', 2, 'cell_type'],
        ['notebook.badField', 2, 'source'],
        ['notebook.badField', 2, 'metadata'],
        ['notebook.badField', 2, 'outputs'],
        ['notebook.badField', 2, 'attachments'],
      ],
    );
  });

  it('gives every cell an id of its own, whatever the file says', () => {
    const ids: Json[] = ['a', 'a', '', 'cell-4', null, 'x'.repeat(65), '<img>', '__proto__', '__proto__'];
    const source = parseNotebook(
      notebook(ids.map((id) => ({ cell_type: 'raw', source: '', metadata: {}, id }))),
    );
    const made = source.cells.map(({ id }) => id);
    assert.equal(new Set(made).size, ids.length);
    assert.equal(made[0], 'a');
    assert.equal(made[7], '__proto__');
    assert.ok(made.every((id) => /^[\w-]{1,64}$/.test(id)));
    assert.deepEqual(messages(source), ['notebook.duplicateIds']);
    assert.equal(source.problems[0]!.args!['count'], 2);
  });

  it('keeps a bad output in its place as one that says so', async () => {
    const outputs: Json = [
      null,
      { output_type: 'stream', text: 3 },
      { output_type: 'hologram' },
      { output_type: 'display_data', data: [] },
      {},
      { output_type: 'stream', text: 'good' },
    ];
    const read = await outputsOfFirst(notebook([code(outputs)]));
    assert.deepEqual(
      read.map((output) => (output.type === 'bad' ? output.message : output.type)),
      ['output.bad', 'output.badField', 'output.unknownType', 'output.badField', 'output.badField', 'stream'],
    );
  });

  it('follows neither __proto__ nor constructor', async () => {
    const text = `{"nbformat": 4, "metadata": {"__proto__": {"hide_input": true}, "constructor": {"prototype": {"x": 1}}}, "cells": [
      {"cell_type": "code", "source": "1", "metadata": {"__proto__": {"tags": ["remove_cell"]}}, "outputs":
        [{"output_type": "display_data", "data": {"__proto__": {"text/plain": "x"}}, "metadata": {}}]}]}`;
    const source = parseNotebook(text);
    await source.outputs(source.cells[0]!);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
    assert.equal(({} as Record<string, unknown>)['hide_input'], undefined);
  });

  it('gives the widget state only where it is an object', async () => {
    const state = { version_major: 2, state: {} };
    const mime = 'application/vnd.jupyter.widget-state+json';
    const of = (widgets: Json): Promise<unknown> =>
      parseNotebook(notebook([], { metadata: { widgets } })).widgetState();
    assert.deepEqual(await of({ [mime]: state }), state);
    assert.equal(await of({ [mime]: 'x' }), undefined);
    assert.equal(await of(null), undefined);
  });

  it('changes a version with the cell or its outputs, and only then', () => {
    const version = (cell: Json): string => parseNotebook(notebook([cell])).cells[0]!.version;
    const stream = (text: string): Json => [{ output_type: 'stream', name: 'stdout', text }];
    assert.equal(version(code(stream('a'))), version(code(stream('a'))));
    assert.notEqual(version(code(stream('a'))), version(code(stream('b'))));
    assert.notEqual(version(code([])), version(code([], { metadata: { tags: ['x'] } })));
  });

  it('reads values nested 100,000 deep', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const source = parseNotebook(
      `{"nbformat": 4, "metadata": {"a": ${deep}}, "cells": [{"cell_type": "code", "source": "x", "metadata": {"d": ${deep}}, "outputs": ${deep}}]}`,
    );
    assert.equal(source.cells[0]!.source, 'x');
    const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    assert.equal(parseNotebook(`{"nbformat": 4, "cells": [${deepObject}]}`).cells.length, 1);
    assert.equal(refused(`{"cells": ${'['.repeat(100_000)}`).id, 'notebook.truncated');
  });

  it('gives a widget state that messages can carry, however deep a value in it nests', async () => {
    const mime = 'application/vnd.jupyter.widget-state+json';
    const deep = `${'{"__proto__":['.repeat(50_000)}1${']}'.repeat(50_000)}`;
    const state = `{"state": {"one": {"state": {"deep": ${deep}, "value": [[7]]}}}}`;
    const source = parseNotebook(
      `{"nbformat": 4, "metadata": {"widgets": {"${mime}": ${state}}}, "cells": []}`,
    );
    const found = await source.widgetState();
    assert.ok(JSON.stringify(found).length < 20_000);
    const one = objectAt(objectAt(objectAt(found, 'state'), 'one'), 'state');
    assert.deepEqual(one['value'], [[7]]);
    assert.equal(Object.getPrototypeOf(one['deep']), Object.prototype);
  });

  it('reads 10,000 cells in time that grows with their number', () => {
    const cells = Array.from({ length: 10_000 }, (_, index) =>
      code([], { id: `c${index}`, source: `x = ${index}` }),
    );
    const text = notebook(cells);
    const start = process.cpuUsage();
    assert.equal(parseNotebook(text).cells.length, 10_000);
    assert.ok(process.cpuUsage(start).user < 4e6);
  });
});

describe('parseNotebook: nbformat 3', () => {
  const old = JSON.stringify({
    nbformat: 3,
    nbformat_minor: 0,
    metadata: { name: 'old' },
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 2, source: ['Two\n', 'lines'], metadata: {} },
          {
            cell_type: 'code',
            input: ['a = 1\n', 'a'],
            prompt_number: 4,
            language: 'python',
            outputs: [
              { output_type: 'stream', stream: 'stderr', text: 'warn' },
              {
                output_type: 'pyout',
                prompt_number: 4,
                text: ['1'],
                html: '<b>1</b>',
                latex: '$1$',
                svg: '<svg/>',
                json: '{"a": 1}',
                javascript: 'x',
                metadata: { png: { width: 3 } },
              },
              { output_type: 'display_data', png: 'iVBORw==', jpeg: '/9j/', metadata: {} },
              { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['t'] },
            ],
          },
        ],
      },
      { cells: [{ cell_type: 'html', source: '<i>x</i>' }] },
      null,
    ],
  });

  it('is read as nbformat 4', async () => {
    const source = parseNotebook(old);
    assert.deepEqual(source.problems, []);
    assert.deepEqual(
      source.cells.map(({ type, source: text, executionCount }) => [type, text, executionCount]),
      [
        ['markdown', '## Two lines', null],
        ['code', 'a = 1\na', 4],
        ['markdown', '<i>x</i>', null],
      ],
    );
    assert.deepEqual(await source.outputs(source.cells[1]!), [
      { type: 'stream', name: 'stderr', text: 'warn' },
      {
        type: 'display',
        data: {
          'text/plain': ['1'],
          'text/html': '<b>1</b>',
          'text/latex': '$1$',
          'image/svg+xml': '<svg/>',
          'application/json': { a: 1 },
          'application/javascript': 'x',
        },
        metadata: { 'image/png': { width: 3 } },
      },
      { type: 'display', data: { 'image/png': 'iVBORw==', 'image/jpeg': '/9j/' }, metadata: {} },
      { type: 'error', name: 'E', message: 'v', traceback: 't' },
    ]);
  });
});
