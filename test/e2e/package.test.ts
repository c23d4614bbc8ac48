import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import * as yauzl from 'yauzl';
import { projectSources } from '../../src/core/scaffold/project';
import { packageExtension, type Packaged } from '../harness/packaged';
import { openWorkbench } from '../harness/workbench';
import { temporaryWorkspace } from '../harness/session';
import { printed, writeNotebook } from './dashboard/notebooks';
import { openDashboard, waitForText } from './dashboard/open';

interface Entry {
  readonly name: string;
  readonly size: number;
}

function entriesOf(file: string): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const found: Entry[] = [];
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('entry', (entry: yauzl.Entry) => {
        found.push({ name: entry.fileName, size: entry.uncompressedSize });
        zip.readEntry();
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

describe('the package', () => {
  let packaged: Packaged;
  let names: string[];

  before(async () => {
    packaged = await packageExtension();
    names = (await entriesOf(packaged.vsix)).map(({ name }) => name.replace(/^extension\//, ''));
  });
  after(() => packaged.dispose());

  it('holds no source maps, sources, tests, research or secrets', () => {
    const forbidden =
      /\.map$|\.ts$|^(src|test|media(?!\/(?:course|exercises|icons|schemas|templates\/(?:course|project)|walkthrough)\/)|out|\.cache|\.ci|node_modules)\/|research|\.env|\.npmrc|id_rsa|\.pem$|^(?!media\/templates\/project\/).*\.ipynb$|\.pyc$/;
    assert.deepEqual(
      names.filter((name) => forbidden.test(name)),
      [],
    );
  });

  it('holds what is built, and beside that and the media nothing but what is meant to be there', async () => {
    const built = await readdir('dist', { recursive: true, withFileTypes: true });
    assert.deepEqual(
      names.filter((name) => name.startsWith('dist/')).sort(),
      built
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
        .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join('/'), entry.name))
        .sort(),
    );
    const others =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|package(?:\.nls(?:\.ko)?)?\.json|(?:readme|readme\.ko|changelog)\.md|license\.txt|snippets\/[\w-]+\.code-snippets)$/i;
    assert.deepEqual(
      names.filter((name) => !/^(?:dist|media)\//.test(name) && !others.test(name)),
      [],
    );
  });

  it('holds every file that the manifest and the bundles ask for', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
      main: string;
      bin: Record<string, string>;
      contributes: unknown;
    };
    const asked = [manifest.main, ...Object.values(manifest.bin), ...filesIn(manifest.contributes)];
    assert.ok(asked.includes('media/icons/course.svg') && asked.includes('./media/walkthrough/course.svg'));
    const bundles = [
      'features/dashboard.js',
      'features/notes.js',
      'features/scaffold.js',
      'notebook.worker.js',
      'shell-engine.wasm',
      'shell-grammar.wasm',
    ];
    const media = [
      'dashboard-panel',
      'dashboard-frame',
      'dashboard-page',
      'microscope-panel',
      'notes-boot',
    ].flatMap((name) => [`${name}.js`, `${name}-style.css`]);
    const renderers = ['widgets.js', 'widgets-style.css', 'vega.js', 'plotly.js', 'math-style.css'];
    const needed = [
      ...asked.map((file) => path.posix.normalize(file)),
      ...bundles.map((file) => `dist/${file}`),
      ...[...media, 'notes-panel.js'].map((file) => `dist/media/${file}`),
      ...renderers.map((file) => `dist/media/renderers/${file}`),
      'package.nls.ko.json',
      ...(['ko', 'en'] as const).flatMap(projectSources).map((file) => `media/templates/project/${file}`),
      'media/course/course.json',
      'media/course/tasks/ko/task-voila-uploader.example.md',
    ];
    // vsce renames these two.
    const held = new Set(
      names.map((name) => name.replace(/^readme\.md$/, 'README.md').replace(/^LICENSE\.txt$/, 'LICENSE')),
    );
    assert.deepEqual(
      needed.filter((name) => !held.has(name)),
      [],
    );
  });

  it('asks at run time for nothing that it does not carry', async () => {
    for (const name of names.filter((one) => /^dist\/(?!media)[^.]+.*\.js$/.test(one))) {
      const file = path.join(packaged.folder, name);
      const code = await readFile(file, 'utf8');
      for (const [, target = ''] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
        const inside = target.startsWith('.') && existsSync(`${path.resolve(path.dirname(file), target)}.js`);
        assert.ok(
          inside || /^(vscode|node:)/.test(target) || isBuiltin(target),
          `${name} requires ${target}`,
        );
      }
    }
  });

  it('is at most 8 MB, and its entry at most 150 kB', () => {
    assert.ok(statSync(packaged.vsix).size <= 8e6);
    assert.ok(statSync(path.join(packaged.folder, 'dist', 'extension.js')).size <= 150e3);
  });

  it('installed into a clean VS Code, activates and shows a dashboard', async () => {
    const folder = await temporaryWorkspace();
    await writeNotebook(path.join(folder, 'hello.ipynb'), [
      { source: '1', outputs: [printed('from the package')] },
    ]);
    const lab = await openWorkbench({
      trust: true,
      vsix: packaged.vsix,
      extensionDevelopmentPath: null,
      folder,
    });
    try {
      const { tiles } = await openDashboard(lab, folder, 'hello.ipynb');
      await waitForText(tiles, 'from the package');
      assert.equal((await lab.companion.extension('ai-service-lab.ai-service-lab'))?.isActive, true);
      assert.deepEqual(lab.problems, []);
    } finally {
      await lab.dispose();
    }
  });
});

/** Every path in what the manifest contributes. */
function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(?:\.\/)?(?:media|snippets)\/\S+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}

function isBuiltin(name: string): boolean {
  return builtinModules.includes(name);
}
