import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import texts from '../../../l10n/en.json';

interface Meta {
  readonly outputs: Readonly<Record<string, { readonly inputs: object }>>;
}

const metas = JSON.parse(readFileSync('out/meta.json', 'utf8')) as readonly Meta[];
const outputs = metas.flatMap((meta) => Object.entries(meta.outputs));
const codeOf = (file: string): string => readFileSync(file, 'utf8');
const ids = Object.keys(texts);
const bundles = outputs.flatMap(([file, { inputs }]) =>
  /^dist\/media\/.*\.js$/.test(file) && 'l10n/en.json' in inputs ? [file] : [],
);
/** Renderers are bundles without texts: the page that draws tiles lends them its own. */
const renderers = outputs.flatMap(([file]) => (/^dist\/media\/renderers\/.*\.js$/.test(file) ? [file] : []));

/** Texts that built code can say: their ids written out, or made by a template such as `panel.${kind}.title`. */
function sayable(code: string): string[] {
  const literals = new Set(
    [...code.matchAll(/(["'`])([a-z]\w*(?:\.\w+)+)\1(?!:)/g)].map(([, , id = '']) => id),
  );
  const templates = [...code.matchAll(/`([a-z]\w*\.[\w.]*)\$\{[^}]*\}([\w.]*)`/g)];
  return ids.filter(
    (id) =>
      literals.has(id) ||
      templates.some(([, head = '', tail = '']) => id.startsWith(head) && id.endsWith(tail)),
  );
}

describe('texts in the bundles of pages', () => {
  it('are looked for in every bundle that says any', () => {
    const names = bundles.map((file) => file.replace(/^dist\/media\/|\.js$/g, '')).sort();
    assert.deepEqual(names, [
      'dashboard-frame',
      'dashboard-page',
      'dashboard-panel',
      'microscope-panel',
      'notes-panel',
    ]);
  });

  for (const file of bundles) {
    const own = codeOf(file);
    const held = new Set([...own.matchAll(/[{,]"([\w.]+)":/g)].map(([, id = '']) => id));
    const drawsTiles = /-(?:frame|page)\.js$/.test(file);
    const said = sayable([own, ...(drawsTiles ? renderers.map(codeOf) : [])].join('\n'));

    it(`${file} holds each text that its code can say`, () => {
      assert.ok(said.length > 5);
      assert.deepEqual(
        said.filter((id) => !held.has(id)),
        [],
      );
    });

    it(`${file} holds no family of texts of which it says nothing`, () => {
      const families = new Set(said.map((id) => id.split('.')[0]));
      assert.deepEqual(
        ids.filter((id) => held.has(id) && !families.has(id.split('.')[0])),
        [],
      );
    });
  }
});
