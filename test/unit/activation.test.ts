import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Meta {
  readonly outputs: Record<
    string,
    {
      entryPoint?: string;
      inputs: Record<string, unknown>;
      imports: { path: string; kind: string; external?: boolean }[];
    }
  >;
}

describe('what activation loads', () => {
  const metas = JSON.parse(readFileSync('out/meta.json', 'utf8')) as Meta[];
  const entry = metas.map((meta) => meta.outputs['dist/extension.js']).find((output) => output !== undefined);

  it('is the entry with the host, the words and nothing of a feature or a library', () => {
    assert.ok(entry);
    const strangers = Object.keys(entry.inputs).filter(
      (file) => !/^(src\/extension\.ts|src\/(host|shared)\/|l10n\/(en|ko)\.json)/.test(file),
    );
    assert.deepEqual(strangers, []);
  });

  it('requires only vscode and node at once, and each feature when it is used', () => {
    assert.ok(entry);
    const atOnce = entry.imports.filter(({ kind }) => kind === 'require-call').map(({ path }) => path);
    for (const path of atOnce) assert.match(path, /^(vscode|node:|crypto$)/);
    const lazy = entry.imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path);
    assert.deepEqual(lazy, ['./features/dashboard']);
  });
});
