import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

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

  it('requires only vscode at once, and a feature when one of its commands or panels is used', async () => {
    const required: string[] = [];
    const handlers = new Map<string, () => Promise<unknown>>();
    const vscode = {
      commands: {
        registerCommand: (id: string, handler: () => Promise<unknown>) => handlers.set(id, handler),
      },
      Disposable: { from: () => undefined },
      EventEmitter: class {
        event = () => undefined;
      },
      window: {
        registerTreeDataProvider: () => undefined,
        registerUriHandler: () => undefined,
        registerWebviewPanelSerializer: () => undefined,
      },
    };
    const requireNow = (id: string): unknown => {
      required.push(id);
      if (id === 'vscode') return vscode;
      return { register: () => ({ preview: () => 'opened' }) };
    };
    const module = { exports: {} as { activate(context: object): unknown } };
    const code = readFileSync('dist/extension.js', 'utf8');
    const run = runInThisContext(`(function (module, exports, require) {${code}\n})`) as (
      ...parameters: unknown[]
    ) => void;
    run(module, module.exports, requireNow);
    module.exports.activate({ subscriptions: [] });
    assert.deepEqual([...new Set(required)], ['vscode']);
    assert.equal(await handlers.get('aiServiceLab.dashboard.preview')?.(), 'opened');
    assert.deepEqual([...new Set(required)], ['vscode', './features/dashboard']);
  });
});
