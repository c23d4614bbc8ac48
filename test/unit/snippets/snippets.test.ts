import assert from 'node:assert/strict';
import manifest from '../../../package.json';
import { dashboardOf } from '../../../src/core/notebook/dashboard';
import { parseNotebook } from '../../../src/core/notebook/parse';
import type { Dashboard } from '../../../src/core/notebook/types';
import { visibilityOf } from '../../../src/core/notebook/visibility';
import type { JsonObject } from '../../../src/shared/json';
import { allPieces, expandSnippet, parseSnippet, readSnippets, type Snippet } from './expand';

const files = [...new Set(manifest.contributes.snippets.map((file) => file.path))];
const all = files.flatMap(readSnippets);

function ofLanguage(language: string): Snippet[] {
  return manifest.contributes.snippets
    .filter((file) => file.language === language)
    .flatMap((file) => readSnippets(file.path));
}

function metadata(prefix: string): JsonObject {
  const found = all.find((snippet) => snippet.prefix === prefix);
  assert.ok(found, prefix);
  return JSON.parse(`{${expandSnippet(found.body)}}`) as JsonObject;
}

function dashboard(notebook: JsonObject, cell: JsonObject = {}): Dashboard {
  const source = { cell_type: 'markdown', id: 'a', metadata: cell, source: '# a' };
  const text = JSON.stringify({ cells: [source], metadata: notebook, nbformat: 4, nbformat_minor: 5 });
  return dashboardOf(parseNotebook(text), { title: 'file name' });
}

describe('snippets', () => {
  it('have unique prefixes that begin with lab-, and unique names', () => {
    for (const { prefix } of all) assert.match(prefix, /^lab-[a-z0-9-]+$/);
    assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    assert.ok(ofLanguage('python').length >= 14);
  });

  it('serve JSON with and without comments alike', () => {
    assert.deepEqual(ofLanguage('json'), ofLanguage('jsonc'));
  });

  for (const { prefix, description, body } of all)
    describe(prefix, () => {
      const pieces = allPieces(parseSnippet(body));
      const stops = pieces.filter((piece) => piece.kind === 'stop' || piece.kind === 'choice');

      it('is described in Korean and in English', () => {
        const halves = description.split(' / ');
        assert.equal(halves.length, 2, description);
        assert.match(halves[0] ?? '', /\p{Script=Hangul}/u);
        assert.doesNotMatch(halves[1] ?? '', /\p{Script=Hangul}/u);
        assert.match(halves[1] ?? '', /\w{3}/);
      });

      it('numbers its tab stops from 1, in the order in which they stand, and ends at $0', () => {
        const order = [...new Set(stops.map(({ index }) => index))].filter((index) => index !== 0);
        assert.deepEqual(
          order,
          order.map((_, index) => index + 1),
        );
        assert.equal(stops.filter(({ index }) => index === 0).length, 1);
      });

      it('gives every tab stop one default that stands before its copies', () => {
        const defined = new Set<number>();
        for (const stop of stops) {
          if (stop.index === 0) continue;
          const defines = stop.kind === 'choice' || stop.pieces !== undefined;
          assert.equal(defines, !defined.has(stop.index), `$${stop.index}`);
          if (stop.kind === 'choice') assert.ok(new Set(stop.options).size > 1);
          if (stop.kind === 'stop' && defines) assert.ok(stop.pieces?.length);
          defined.add(stop.index);
        }
      });

      it('is indented by spaces, without blanks at the ends of lines', () => {
        assert.doesNotMatch(body, /\t| $/m);
      });
    });
});

describe('snippets for metadata', () => {
  it('are members of an object', () => {
    for (const { prefix } of ofLanguage('json')) assert.ok(Object.keys(metadata(prefix)).length > 0);
  });

  it('name the title and the theme of the page', () => {
    assert.equal(dashboard(metadata('lab-meta-title')).title, metadata('lab-meta-title')['title']);
    assert.equal(dashboard(metadata('lab-meta-voila')).theme, 'light');
  });

  it('offer the grid, put the cell at its place, and have the report', () => {
    const { layout, layouts, grid, tiles } = dashboard(metadata('lab-meta-grid'), metadata('lab-meta-place'));
    assert.deepEqual([layout, [...layouts].sort()], ['grid', ['flow', 'grid', 'report']]);
    assert.deepEqual(grid, { columns: 12, rowHeight: 40, gap: 8 });
    assert.deepEqual(tiles[0]?.place, { row: 0, col: 0, width: 6, height: 4 });
  });

  it('hide something with every tag that they offer', () => {
    const snippet = all.find(({ prefix }) => prefix === 'lab-meta-hide')!;
    const choice = parseSnippet(snippet.body).find((piece) => piece.kind === 'choice');
    assert.ok(choice?.kind === 'choice');
    for (const tag of choice.options) {
      const shown = visibilityOf({ type: 'code', metadata: { tags: [tag] } });
      assert.ok(Object.values(shown).includes(false), tag);
    }
  });
});

describe('expanding snippets', () => {
  it('follows VS Code: defaults, copies, choices, variables, escapes', () => {
    assert.equal(expandSnippet('${1:a} $1 ${2|x,y|} ${3:${NAME:n}}$0'), 'a a x n');
    assert.equal(expandSnippet('${1:${NAME:n}}', { NAME: 'v' }), 'v');
    assert.equal(expandSnippet('${1:{$2\\}} ${2:b} \\$3 \\\\'), '{b} b $3 \\');
  });

  it('refuses what would be inserted otherwise than meant', () => {
    for (const body of ['$name', '${1:open', '${1|a,b}', '${name}', 'cost: $'])
      assert.throws(() => expandSnippet(body), body);
  });
});
