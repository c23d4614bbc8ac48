import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IndexedNotebook } from '../../../../src/core/notebook/indexedNotebook';
import { NotebookIndexer, type NotebookIndex } from '../../../../src/core/notebook/indexer';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import type { CellHead, NotebookSource } from '../../../../src/core/notebook/types';
import { UserError } from '../../../../src/shared/errors';
import { at, objectAt, type Json, type JsonObject } from '../../../../src/shared/json';
import { diceOf, notebook, pieces, writeJson } from './randomText';

const widgetStateMime = 'application/vnd.jupyter.widget-state+json';
const bytesOf = (text: string): Buffer => Buffer.from(text);

function indexOf(parts: Iterable<Uint8Array>): NotebookIndex {
  const indexer = new NotebookIndexer();
  // A buffer that is used again, as the worker does: nothing may be kept of a piece.
  const reused = new Uint8Array(2000);
  for (const part of parts) {
    if (part.length > reused.length) indexer.push(part);
    else {
      reused.set(part);
      indexer.push(reused.subarray(0, part.length));
      reused.fill(0x22);
    }
  }
  return indexer.end();
}
const open = (bytes: Uint8Array, index = indexOf([bytes])): IndexedNotebook =>
  new IndexedNotebook(index, (start, end) => bytes.subarray(start, end));

const withoutVersions = (cells: readonly CellHead[]): unknown =>
  cells.map((cell) => ({ ...cell, version: '' }));

/** The parsed notebook's metadata, as an indexed one has them: without the state of widgets. */
function lightMetadata({ metadata }: NotebookSource): JsonObject {
  const widgets = objectAt(metadata, 'widgets');
  if (at(widgets, widgetStateMime) === undefined) return metadata;
  return { ...metadata, widgets: { ...widgets, [widgetStateMime]: {} } };
}

async function assertSame(indexed: NotebookSource, parsed: NotebookSource): Promise<void> {
  assert.deepEqual(withoutVersions(indexed.cells), withoutVersions(parsed.cells));
  assert.deepEqual(indexed.metadata, lightMetadata(parsed));
  assert.deepEqual(indexed.problems, parsed.problems);
  assert.deepEqual(await indexed.widgetState(), await parsed.widgetState());
  for (const [index, cell] of indexed.cells.entries())
    assert.deepEqual(await indexed.outputs(cell), await parsed.outputs(parsed.cells[index]!));
}

/** What reading gives, or the `UserError` it throws; anything else that is thrown is a failure of the test. */
function attempt(read: () => NotebookSource): NotebookSource | UserError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const small = JSON.stringify(
  {
    cells: [
      { cell_type: 'markdown', id: 'a', metadata: {}, source: ['# 제목 🙂\n', 'b'] },
      {
        cell_type: 'code',
        execution_count: 1,
        id: 'b',
        metadata: { tags: ['x'] },
        outputs: [
          { output_type: 'stream', name: 'stdout', text: '한글 "q" \\ \n' },
          { output_type: 'display_data', data: { 'text/plain': ['x'] }, metadata: {} },
        ],
        source: 'print(1)',
      },
    ],
    metadata: { widgets: { [widgetStateMime]: { state: { m: { state: {} } } } } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  undefined,
  1,
);

describe('the index of a notebook’s bytes', () => {
  it('gives what parsing the whole gives, in any order, formatting and pieces', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(notebook, fc.nat(), async (value, seed) => {
        const dice = diceOf(seed);
        const text = writeJson(value, dice);
        const bytes = bytesOf(text);
        const index = indexOf(pieces(bytes, dice));
        assert.equal(index.fault, undefined);
        await assertSame(open(bytes, index), parseNotebook(text));
      }),
      { numRuns: 150 },
    );
  });

  it('names the place of a cut as parsing does, at every byte, and keeps what came before', async () => {
    const bytes = bytesOf(small);
    const parsed = parseNotebook(small);
    let outputsSeen = 0;
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      const index = indexOf([cut]);
      const text = new TextDecoder().decode(cut);
      if (text.trimEnd() === small.trimEnd()) continue;
      assert.equal(index.fault?.kind, 'truncated', String(length));
      const { line, column } = index.fault;
      // TextDecoder made one character of the one that was cut; the index counts its first byte as one unit.
      const units = text.slice(text.lastIndexOf('\n') + 1).length + 1;
      assert.equal(line, text.split('\n').length);
      assert.ok(column === units || (text.endsWith('\ufffd') && Math.abs(column - units) <= 1));
      const read = attempt(() => open(cut, index));
      if (read instanceof UserError) continue;
      for (const [position, cell] of read.cells.entries()) {
        assert.equal(cell.type, parsed.cells[position]?.type);
        const outputs = await read.outputs(cell);
        assert.deepEqual(outputs, (await parsed.outputs(parsed.cells[position]!)).slice(0, outputs.length));
        outputsSeen = Math.max(outputsSeen, outputs.length);
      }
      assert.deepEqual(
        read.problems.slice(0, 2).map(({ message }) => message),
        ['notebook.truncated', 'notebook.partly'],
      );
    }
    assert.equal(outputsSeen, 2);
  });

  it('never throws anything but a UserError at damaged bytes, and agrees with parsing where that works', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytesOf(small).length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const bytes = bytesOf(small);
          for (const [offset, byte] of changes) bytes[offset] = byte;
          const text = new TextDecoder().decode(bytes);
          const indexed = attempt(() => open(bytes));
          const parsed = attempt(() => parseNotebook(text));
          if (!(indexed instanceof UserError)) for (const cell of indexed.cells) await indexed.outputs(cell);
          if (parsed instanceof UserError) return;
          assert.ok(!(indexed instanceof UserError), indexed instanceof UserError ? indexed.id : '');
          await assertSame(indexed, parsed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds the same fault as the reader of texts, in line, column and kind', () => {
    const cases = [
      '{"cells": [}',
      '{"cells": [1 2]}',
      '{\n "한글": 🙂}',
      '{"a" 1}',
      '{"a": "x\ny"}',
      `{"a": "${'가'.repeat(100)}\ny"}`,
      '{"cells": []]',
      '{"cells": []} x',
      '{\n"cells": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b\n]}',
      '{"a": [1,]}',
      '{,}',
      '\uFEFF{"a":}',
      '"',
    ];
    for (const text of cases) {
      const error = attempt(() => parseNotebook(text));
      assert.ok(error instanceof UserError, text);
      assert.equal(`notebook.${indexOf([bytesOf(text)]).fault?.kind}`, error.id, text);
      for (const parts of [[bytesOf(text)], pieces(bytesOf(text), () => 0)]) {
        const { fault } = indexOf(parts);
        assert.deepEqual([fault?.line, fault?.column], [error.args['line'], error.args['column']], text);
      }
    }
  });

  it('leaves older formats and other JSON to the caller', () => {
    const kindOf = (text: string): string => indexOf([bytesOf(text)]).kind;
    assert.equal(kindOf('{"worksheets": [{"cells": []}], "nbformat": 3}'), 'worksheets');
    assert.equal(kindOf('{"worksheets": [], "cells": []}'), 'cells');
    assert.equal(kindOf('{"cells": [], "cells": 1}'), 'other');
    for (const text of ['[]', '{}', '"cells"', '1']) assert.equal(kindOf(text), 'other', text);
    for (const text of ['', ' \n', '\uFEFF']) assert.equal(kindOf(text), 'empty', text);
  });

  it('walks a million levels without a stack of calls', () => {
    const deep = 1_000_000;
    const text = `{"cells":[{"cell_type":"code","outputs":[${'[{"a":'.repeat(deep)}1${'}]'.repeat(deep)}]}]}`;
    const index = indexOf([bytesOf(text)]);
    assert.equal(index.fault, undefined);
    assert.equal(index.cells[0]?.outputRanges.length, 2);
    const open = indexOf([bytesOf(`{"cells":[${'['.repeat(deep)}`)]);
    assert.equal(open.fault?.kind, 'truncated');
  });

  it('gives versions that follow the bytes of the cell and nothing else', () => {
    const cell = (source: string): Json => ({ cell_type: 'code', source, outputs: [] });
    const versions = (cells: Json[], seed: number): string[] => {
      const bytes = bytesOf(JSON.stringify({ pad: 'x'.repeat(seed), cells }));
      return indexOf(pieces(bytes, diceOf(seed))).cells.map(({ version }) => version);
    };
    const [first, second] = versions([cell('a = 1'), cell('b = 2')], 1);
    assert.notEqual(first, second);
    for (let seed = 2; seed < 30; seed++) {
      const [changed, same, twin] = versions([cell('a = 3'), cell('b = 2'), cell('b = 2')], seed);
      assert.notEqual(changed, first);
      assert.equal(same, second);
      assert.equal(twin, second);
    }
  });
});
