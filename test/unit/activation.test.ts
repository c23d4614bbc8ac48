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

interface UriHandler {
  handleUri(uri: { readonly path: string; readonly fragment: string }): Promise<void>;
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
    let uris: UriHandler | undefined;
    let scaffolded: (() => void) | undefined;
    let found: readonly string[] = [];
    const opened: unknown[] = [];
    const vscode = {
      commands: {
        registerCommand: (id: string, handler: () => Promise<unknown>) => handlers.set(id, handler),
      },
      window: {
        registerWebviewPanelSerializer: () => undefined,
        registerTreeDataProvider: () => undefined,
        registerUriHandler: (handler: UriHandler) => (uris = handler),
      },
      workspace: {
        createFileSystemWatcher: () => ({
          onDidCreate: (listener: () => void) => (scaffolded = listener),
          dispose: () => undefined,
        }),
        findFiles: () => Promise.resolve(found),
      },
      EventEmitter: class {
        event = (): void => undefined;
      },
      Disposable: { from: () => undefined },
    };
    const requireNow = (id: string): unknown => {
      required.push(id);
      if (id === 'vscode') return vscode;
      return {
        register: () => ({ preview: () => 'opened', open: (...place: unknown[]) => opened.push(place) }),
      };
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

    // Anybody can make an address: what leads to no lecture loads nothing.
    for (const [path, fragment] of [
      ['/', ''],
      ['/lecture', ''],
      ['/lecture/0', ''],
      ['/lecture/1000', ''],
      ['/lecture/8/', ''],
      ['/lecture/8/x', ''],
      ['/lecture/8%23x', ''],
      ['/lecture/8', 'Ports'],
      ['/lecture/8', '<b>'],
      ['/command/8', ''],
      ['/course/8', ''],
      ['/course/0123456789ab', ''],
      ['/course/0123456789AB/8', ''],
      ['/course/../lecture/8', ''],
      ['/course/0123456789abc/8', ''],
    ] as const)
      await uris?.handleUri({ path, fragment });
    assert.equal(required.includes('./features/notes'), false);
    await uris?.handleUri({ path: '/lecture/8', fragment: 'ports' });
    await uris?.handleUri({ path: '/lecture/2', fragment: '' });
    await uris?.handleUri({ path: '/course/0123456789ab/2', fragment: '' });
    assert.equal(required.includes('./features/exercises'), false);
    // An exercise that somebody makes is in the Test Explorer at once, and one that is there from the beginning.
    scaffolded?.();
    await new Promise((resolve) => setTimeout(resolve));
    assert.ok(required.includes('./features/exercises'));
    required.length = 0;
    found = ['cases/exercise.json'];
    module.exports.activate({ subscriptions: [] });
    await new Promise((resolve) => setTimeout(resolve));
    assert.ok(required.includes('./features/exercises'));
    assert.deepEqual(opened, [
      ['8#ports', ''],
      ['2', ''],
      ['2', '0123456789ab'],
    ]);
  });
});
