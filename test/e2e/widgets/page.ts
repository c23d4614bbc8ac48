import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import en from '../../../l10n/en.json';
import { outputsOf } from '../../../src/core/notebook/outputs';
import { outputParts } from '../../../src/core/notebook/tile';
import type { Part, Reference } from '../../../src/core/notebook/types';
import { contentSecurityPolicy, escapeHtml, scriptJson, scriptsFromInside } from '../../../src/shared/html';
import type { Json, JsonObject } from '../../../src/shared/json';
import { stubHost } from './stubHost';
import { themes, type ThemeName } from './themes';

const bundles = path.resolve(process.env['AILAB_DIST'] ?? 'dist', 'media/renderers');
const notebooks = path.resolve('test/fixtures/notebooks');
const nonce = 'dGVzdC1ub25jZQ';

export interface Fixture {
  readonly cells: readonly (readonly Part[])[];
  readonly state: JsonObject | null;
}

interface NotebookFile {
  readonly cells: readonly { readonly outputs?: Json }[];
  readonly metadata: { readonly widgets?: Record<string, JsonObject> };
}

/** The parts of every cell with outputs and the stored state of a notebook in test/fixtures/notebooks. */
export async function fixture(name: string): Promise<Fixture> {
  const file = JSON.parse(readFileSync(path.join(notebooks, `${name}.ipynb`), 'utf8')) as NotebookFile;
  const cells = await Promise.all(
    file.cells
      .map(({ outputs }) => outputsOf(outputs).outputs)
      .filter((outputs) => outputs.length > 0)
      .map((outputs, index) => outputParts(outputs, { limits: true, id: `cell${index}` })),
  );
  return { cells, state: file.metadata.widgets?.['application/vnd.jupyter.widget-state+json'] ?? null };
}

export const model = (
  name: string,
  state: JsonObject,
  module = '@jupyter-widgets/controls',
  version = '2.0.0',
): JsonObject => ({
  model_name: `${name}Model`,
  model_module: module,
  model_module_version: version,
  state: {
    _model_module: module,
    _model_name: `${name}Model`,
    _model_module_version: version,
    _view_module: module,
    _view_name: `${name}View`,
    _view_module_version: version,
    ...state,
  },
});

/** A notebook of one cell for each model to show, with this state. */
export function byHand(models: JsonObject, ...shown: readonly string[]): Fixture {
  return {
    cells: shown.map((id) => [{ kind: 'widget', model: id, fallback: [] }]),
    state: { version_major: 2, version_minor: 0, state: models },
  };
}

export interface PageOptions {
  readonly trusted?: boolean;
  readonly theme?: ThemeName;
  readonly references?: readonly Reference[];
  /** The host never answers for the state. */
  readonly silent?: boolean;
}

export interface WidgetPage {
  readonly page: Page;
  readonly frame: Frame;
  /** Addresses that anything in the page asked for. */
  readonly requests: readonly string[];
  /** Console errors and uncaught exceptions. */
  readonly problems: readonly string[];
  readonly violations: () => Promise<string[]>;
  readonly setTheme: (name: ThemeName) => Promise<void>;
  /** Milliseconds that it took. */
  readonly drawAll: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A page as the panel makes it: the policy outside, one sandboxed `srcdoc` frame inside, the bundle handed in as text. */
export async function openPage(
  browser: Browser,
  { cells, state }: Fixture,
  { trusted = false, theme = 'light', references = [], silent = false }: PageOptions = {},
): Promise<WidgetPage> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  const requests: string[] = [];
  const problems: string[] = [];
  // What the policy stops is seen as a request too, but never leaves the page.
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') requests.splice(requests.indexOf(request.url()), 1);
    else console.log('FAIL', request.failure()?.errorText);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  const start = { cells, state, trusted, references, silent, nonce, lang: 'en', texts: en };
  const script = readFileSync(path.join(bundles, 'widgets.js'), 'utf8');
  const style = readFileSync(path.join(bundles, 'widgets-style.css'), 'utf8');
  const inner = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>tiles</title>
<meta http-equiv="Content-Security-Policy" content="${scriptsFromInside}">
<style>${style}</style></head><body><script type="application/json" id="start">${scriptJson(start)}</script>
<script nonce="${nonce}">${stubHost}</script></body></html>`;
  await page.setContent(`<!doctype html><html lang="en"><head><title>panel</title>
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy({ nonce, blobScripts: trusted }))}">
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; }</style></head>
<body><iframe title="tiles" sandbox="allow-scripts" srcdoc="${escapeHtml(inner)}"></iframe></body></html>`);
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the frame did not open');
  await frame.waitForFunction('window.drawAll');
  await frame.evaluate(
    ([text, value]) => {
      const element = document.createElement('script');
      element.setAttribute('nonce', value ?? '');
      element.textContent = text ?? '';
      const begun = performance.now();
      document.head.append(element);
      document.body.dataset['loaded'] = String(performance.now() - begun);
    },
    [script, nonce],
  );
  const setTheme = async (name: ThemeName): Promise<void> => {
    const scheme = name === 'light' ? 'light' : 'dark';
    await frame.evaluate(`setTheme(${JSON.stringify(themes[name])}, '${scheme}')`);
  };
  await setTheme(theme);
  return {
    page,
    frame,
    requests,
    problems,
    violations: () => frame.evaluate('violations'),
    setTheme,
    drawAll: () => frame.evaluate('drawAll()'),
    close: () => page.close(),
  };
}
