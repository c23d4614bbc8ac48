// Builds everything: `node esbuild.js [--production] [--watch]`. dist/ is what ships, out/ is for tests and tools.
const { context } = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
/** `--only-dist FOLDER`: what ships, and nothing else, into another folder; the tests package it from there. */
const onlyDist = process.argv.includes('--only-dist')
  ? process.argv[process.argv.indexOf('--only-dist') + 1]
  : undefined;
const dist = onlyDist ?? 'dist';
/** `--only-unit`: of the tests, those of units alone. */
const onlyUnit = process.argv.includes('--only-unit');

/** Files under a folder whose path ends so, with forward slashes; none where the folder is missing. */
function files(folder, end) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, String(file).split(path.sep).join('/')))
    .filter((file) => file.endsWith(end));
}

const folders = (folder) =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];

const base = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"' },
};

const node = {
  ...base,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // `import()` of a bundle becomes a late `require`: VS Code's own hook for `vscode` works there.
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  // Its module for `import` makes a `require` of its own, which a bundle has no address for.
  alias: { 'web-tree-sitter': path.resolve('node_modules/web-tree-sitter/web-tree-sitter.cjs') },
};

// Found in node_modules at run time: programs, and packages that look for files beside themselves.
const tools = [
  'vscode',
  'mocha',
  'esbuild',
  'typescript',
  'eslint',
  'playwright-core',
  '@sparticuz/chromium',
  '@vscode/*',
  'axe-core',
  'yauzl',
];

// Browser code is handed to pages as text and run as a classic script: one self-contained file each.
// ESM entry points come first so that unused parts of libraries fall away.
const browser = {
  ...base,
  platform: 'browser',
  format: 'iife',
  target: 'chrome120',
  // Korean texts are half as long unescaped; every page declares UTF-8.
  charset: 'utf8',
  // Exported pages carry these files: only while watching are they made for reading.
  minify: !watch,
  sourcemap: watch ? 'inline' : false,
  loader: {
    '.woff2': 'dataurl',
    '.woff': 'empty',
    '.ttf': 'empty',
    '.eot': 'empty',
    '.svg': 'dataurl',
    '.png': 'dataurl',
    '.gif': 'dataurl',
  },
};

const named = (list, folder) =>
  Object.fromEntries(
    list.map((file) => [path.posix.relative(folder, file).replace(/\.(ts|css)$/, ''), file]),
  );

/** A feature's bundle finds the other features' and the entry's code by itself: nothing is shared at run time but `vscode`. */
const features = Object.fromEntries(
  folders('src/features').map((name) => [`features/${name}`, `src/features/${name}/index.ts`]),
);

/** What the command line imports late (its verbs, and what few uses of them need), and what all of it has in common. */
const verbs = Object.fromEntries(
  ['src/cli.ts', ...files('src/cli', '.ts')]
    .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/import\('\.\/(?:cli\/)?(\w+)'\)/g)])
    .map(([, name]) => name)
    .concat('terminal')
    .map((name) => [`cli/${name}`, `src/cli/${name}.ts`])
    .concat([['cli/t', 'src/shared/t.ts']]),
);

// extension.ts requires features lazily, cli.ts its verbs: such imports stay as they are written, and point into dist.
const lazyParts = {
  name: 'lazy-parts',
  setup(build) {
    build.onResolve({ filter: /^\.\/(?:(?:features|cli)\/)?[^/]+$/ }, ({ path: file, kind, importer }) => {
      // Late imports elsewhere are parts of the bundle that they stand in.
      const isLazy = kind === 'dynamic-import' && /src[\\/](?:(?:cli[\\/])?[^\\/]+)\.ts$/.test(importer);
      // Its class of failures is one for all that throw and catch them.
      return isLazy || file.endsWith('/terminal') ? { path: file, external: true } : undefined;
    });
  },
};

// The texts in both languages are half of what a short verb would have to read: all bundles of the command line have
// them in common, and as JSON, which V8 reads twice as fast as a literal.
const sharedTexts = {
  name: 'shared-texts',
  setup(build) {
    build.onResolve({ filter: /\/t$/ }, ({ path: file, resolveDir, kind }) =>
      kind !== 'entry-point' && path.resolve(resolveDir, file) === path.resolve('src/shared/t')
        ? { path: './t', external: true }
        : undefined,
    );
    build.onLoad({ filter: /[\\/]l10n[\\/]\w+\.json$/ }, ({ path: file }) => {
      const text = JSON.stringify(JSON.parse(fs.readFileSync(file, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, watchFiles: [file] };
    });
  },
};

// html-manager brings a second sanitiser, JupyterLab's output area and MIME registry, and core's Markdown a typesetter;
// the widgets' bundle uses the page's own instead and stays less than half as large.
const widgetStubs = {
  'sanitize-html': 'sanitizeHtml',
  '@jupyterlab/outputarea': 'outputarea',
  '@jupyterlab/rendermime': 'rendermime',
  katex: 'katex',
};
const lightWidgets = {
  name: 'light-widgets',
  setup(build) {
    const names = Object.keys(widgetStubs).join('|');
    build.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path: name }) => ({
      path: path.resolve(`media/dashboard/renderers/widgets/stubs/${widgetStubs[name]}.ts`),
    }));
    // Stylesheets come from widgets.renderer.css.
    build.onResolve({ filter: /\.css$/ }, ({ path: file, importer, resolveDir }) =>
      importer.includes('html-manager')
        ? { path: path.resolve(resolveDir, file), namespace: 'left-out' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '', loader: 'empty' }));
  },
};

/** Entry points of media/PANEL: scripts and stylesheets of these names. */
const pages = (...names) =>
  Object.fromEntries(
    folders('media').flatMap((panel) =>
      names.flatMap((name) =>
        ['ts', 'css'].flatMap((kind) => {
          const file = `media/${panel}/${name}.${kind}`;
          return fs.existsSync(file) ? [[`${panel}-${name}${kind === 'css' ? '-style' : ''}`, file]] : [];
        }),
      ),
    ),
  );

// A page carries the texts that it can say and no others: exported files stay small and panels start sooner.
// test/unit/media/texts.test.ts finds what a page says and its list lacks.
const texts = (families) => ({
  name: 'texts',
  setup(build) {
    build.onLoad({ filter: /[\\/]l10n[\\/]\w+\.json$/ }, ({ path: file }) => {
      const all = Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')));
      const own = Object.fromEntries(all.filter(([id]) => families.includes(id.split('.')[0])));
      return { contents: JSON.stringify(own), loader: 'json', watchFiles: [file] };
    });
  },
});
const tileTexts = ['chart', 'output', 'tile', 'widget'];
/** Builds of pages that say something, each with its own texts: the outer page of each panel, and what draws tiles. */
const speaking = [
  ...folders('media').map((panel) => ({
    entryPoints: Object.fromEntries(
      Object.entries(pages('panel')).filter(([, file]) => file.startsWith(`media/${panel}/`)),
    ),
    // Unless it says otherwise, the family of a panel has its name.
    families: { dashboard: ['panel'], notes: ['reader'] }[panel] ?? [panel],
  })),
  { entryPoints: pages('frame'), families: tileTexts },
  { entryPoints: pages('page'), families: [...tileTexts, 'page'] },
];

const targets = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: dist, plugins: [lazyParts] },
  { ...node, entryPoints: features, outdir: dist },
  { ...node, entryPoints: named(files('src/process', '.worker.ts'), 'src/process'), outdir: dist },
  {
    ...node,
    entryPoints: { cli: 'src/cli.ts' },
    outdir: dist,
    banner: { js: '#!/usr/bin/env node' },
    plugins: [lazyParts],
  },
  { ...node, charset: 'utf8', entryPoints: verbs, outdir: dist, plugins: [lazyParts, sharedTexts] },
  { ...browser, entryPoints: pages('boot', 'figures'), outdir: `${dist}/media` },
  ...speaking.map(({ entryPoints, families }) => ({
    ...browser,
    entryPoints,
    outdir: `${dist}/media`,
    plugins: [texts(families)],
  })),
  {
    ...browser,
    entryPoints: Object.fromEntries(
      files('media/notes/figures', '.figure.ts').map((file) => [path.basename(file, '.figure.ts'), file]),
    ),
    outdir: `${dist}/media/figures`,
  },
  {
    ...browser,
    entryPoints: Object.fromEntries(
      [
        ...files('media/dashboard/renderers', '.renderer.ts'),
        ...files('media/dashboard/renderers', '.renderer.css'),
      ].map((file) => [
        path.basename(file).replace('.renderer.css', '-style').replace('.renderer.ts', ''),
        file,
      ]),
    ),
    outdir: `${dist}/media/renderers`,
    plugins: [lightWidgets],
  },
  {
    ...node,
    entryPoints: named(files('test/harness', '.ts'), 'test/harness'),
    outdir: 'out/harness',
    external: tools,
  },
  {
    ...node,
    entryPoints: named(
      [
        ...files('test/unit', '.test.ts'),
        ...(onlyUnit ? [] : ['e2e', 'integration', 'bench'].flatMap((name) => files(`test/${name}`, '.ts'))),
      ],
      'test',
    ),
    outdir: 'out/test',
    external: tools,
  },
]
  .filter((target) => Object.keys(target.entryPoints).length > 0)
  .filter((target) => !onlyDist || target.outdir.startsWith(dist));

/** What reads shell scripts: the engine and the grammar, WebAssembly that packages bring ready-made. */
const shipped = {
  'shell-engine.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'shell-grammar.wasm': 'node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm',
};
function copyShipped() {
  fs.mkdirSync(dist, { recursive: true });
  for (const [name, file] of Object.entries(shipped)) fs.copyFileSync(file, path.join(dist, name));
}

/** Prints the size of each file that ships, so that growth is seen when it happens. */
function printSizes(results) {
  const rows = results
    .flatMap((result) => Object.entries(result.metafile?.outputs ?? {}))
    .filter(([file]) => file.startsWith('dist/') && !file.endsWith('.map'))
    .sort(([a], [b]) => a.localeCompare(b));
  for (const [file, { bytes }] of rows) console.log(`${(bytes / 1000).toFixed(1).padStart(9)} kB  ${file}`);
}

// Tells editors when a round of builds begins and ends, with one line a problem: .vscode/tasks.json reads them.
let building = 0;
const watchReport = {
  name: 'watch-report',
  setup(build) {
    let first = true;
    build.onStart(() => {
      // The first build of every target belongs to one round, which main() counts.
      if (!first && building++ === 0) console.log('[watch] build started');
      first = false;
    });
    build.onEnd(({ errors, warnings }) => {
      for (const [kind, list] of Object.entries({ error: errors, warning: warnings }))
        for (const { location, text } of list)
          console.log(
            `${location?.file ?? 'esbuild.js'}:${location?.line ?? 1}:${(location?.column ?? 0) + 1}: ${kind}: ${text}`,
          );
      if (--building === 0) console.log('[watch] build finished');
    });
  },
};

async function main() {
  // Packaging beside a running test must not take its files away.
  if (!watch)
    for (const folder of onlyDist ? [onlyDist] : ['dist', 'out/harness', 'out/test'])
      fs.rmSync(folder, { recursive: true, force: true });
  copyShipped();
  const reporting = watch ? [watchReport] : [];
  const contexts = await Promise.all(
    targets.map((target) => context({ ...target, plugins: [...(target.plugins ?? []), ...reporting] })),
  );
  if (watch) {
    building = contexts.length;
    console.log('[watch] build started');
    await Promise.all(contexts.map((one) => one.watch()));
    return;
  }
  const results = await Promise.all(contexts.map((one) => one.rebuild())).finally(() =>
    Promise.all(contexts.map((one) => one.dispose())),
  );
  if (onlyDist) return;
  fs.writeFileSync('out/meta.json', JSON.stringify(results.map((result) => result.metafile)));
  printSizes(results);
}

main().catch((error) => {
  if (!error.errors) console.error(error);
  process.exitCode = 1;
});
