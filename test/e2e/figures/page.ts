import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import type { NotesLang } from '../../../src/core/notes/course';
import type { ComponentEvidence } from '../../../media/notes/figures/contract';
import captured from '../../fixtures/panel/themes.json';
import { outputDir } from '../../harness/cache/paths';
import { launchChromium } from '../../harness/chromium';
import { styleText, themeClasses, type ThemeName } from '../standIn';

export type { ThemeName };

export interface FigureOptions {
  readonly lang?: NotesLang;
  readonly theme?: ThemeName;
  /** Width of the text column, in CSS pixels. */
  readonly width?: number;
  readonly evidence?: readonly ComponentEvidence[];
  /** The person has asked the system for no motion. */
  readonly reducedMotion?: boolean;
}

/** One interactive figure, built as it ships, in a page of the lecture's width and a real theme's colours. */
export interface FigurePage {
  readonly page: Page;
  readonly figure: Locator;
  /** Console errors and uncaught exceptions. */
  readonly problems: string[];
  /** Addresses that were followed, and ids of evidence that were opened, in their order. */
  followed(): Promise<string[]>;
  /** Changes what the workspace holds. */
  setEvidence(evidence: readonly ComponentEvidence[] | undefined): Promise<void>;
  /** Into `out/screenshots/figures`. */
  screenshot(name: string): Promise<void>;
  /** Rules that axe finds broken, with the elements. */
  axe(): Promise<string[]>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

const media = (file: string): string => readFileSync(path.resolve('dist/media', file), 'utf8');

export async function openFigure(id: string, options: FigureOptions = {}): Promise<FigurePage> {
  const { lang = 'en', theme = 'dark', width = 720 } = options;
  browser ??= launchChromium();
  const page = await (
    await browser
  ).newPage({
    viewport: { width: width + 32, height: 900 },
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
  });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  const style = styleText(captured[theme]);
  // The policy of the lecture's panel: no eval, no remote origin; styles by attribute are allowed.
  const policy = "default-src 'none'; script-src 'nonce-test'; style-src 'unsafe-inline'; img-src data:";
  await page.route('http://figure.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="${lang}" style="${style.replaceAll('"', '&quot;')}"><head><meta charset="utf-8"><title>${id}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><style>${media('notes-figures-style.css')}</style></head>
<body class="${themeClasses[theme]}" style="margin: 16px; font: 15px/1.6 sans-serif; color: var(--vscode-foreground); background: var(--vscode-editor-background)">
<main><h1 class="unseen">${id}</h1><figure id="figure"></figure></main></body></html>`,
    }),
  );
  await page.goto('http://figure.test/');
  await page.evaluate(
    ([name, language, held]) => {
      const world = globalThis as unknown as { followed: string[]; evidence: unknown; tell: () => void };
      world.followed = [];
      world.evidence = held;
      world.tell = () => undefined;
      globalThis.ailabFigure = (_id, figure) => {
        const into = document.getElementById('figure')!;
        const { title, desc } = figure.words[language];
        into.setAttribute('role', 'group');
        into.setAttribute('aria-label', title);
        into.insertAdjacentHTML('afterbegin', '<p class="unseen" id="desc"></p><div id="drawing"></div>');
        document.getElementById('desc')!.textContent = desc;
        into.setAttribute('aria-describedby', 'desc');
        figure.draw(document.getElementById('drawing')!, {
          lang: language,
          follow: (address) => void world.followed.push(address),
          evidence: {
            current: () => world.evidence as undefined,
            onChange: (changed) => (world.tell = changed),
            open: (evidence) => void world.followed.push(evidence),
          },
        });
        document.documentElement.dataset['drawn'] = name;
      };
    },
    [id, lang, options.evidence] as const,
  );
  await page.evaluate(
    (code) => {
      const script = document.createElement('script');
      script.nonce = 'test';
      script.textContent = code;
      document.head.append(script);
    },
    media(`figures/${id}.js`),
  );
  await page.locator(`html[data-drawn="${id}"]`).waitFor();
  return {
    page,
    figure: page.locator('#figure'),
    problems,
    followed: () => page.evaluate('followed'),
    setEvidence: (evidence) =>
      page.evaluate((held) => {
        const world = globalThis as unknown as { evidence: unknown; tell: () => void };
        world.evidence = held;
        world.tell();
      }, evidence),
    screenshot: async (name) => {
      await page.screenshot({
        path: path.join(outputDir('screenshots'), `figure-${id}-${name}.png`),
        fullPage: true,
      });
    },
    axe: async () => {
      // Evaluated by the debugger, past the policy.
      await page.evaluate(axe.source);
      // As text: in a function the bundler renames `axe` to its own import.
      const found = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
      return found.violations.map(
        ({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`,
      );
    },
    close: () => page.close(),
  };
}

/** Opens a figure for one test, which must leave no error in the console. */
export async function withFigure(
  id: string,
  options: FigureOptions,
  test: (page: FigurePage) => Promise<void>,
): Promise<void> {
  const page = await openFigure(id, options);
  try {
    await test(page);
    assert.deepEqual(page.problems, []);
  } finally {
    await page.close();
  }
}

/** The figure as it stands now is accessible, no wider than its column, and kept as a picture of this name. */
export async function assertLooks(figure: FigurePage, name: string): Promise<void> {
  assert.deepEqual(await figure.axe(), [], name);
  const over = await figure.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(over <= 0, `${name}: ${over} px wider than its column`);
  await figure.screenshot(name);
}

/** Every theme, language and width in which a figure must look right. */
export const looks = (Object.keys(captured) as ThemeName[]).flatMap((theme) =>
  (['ko', 'en'] as const).flatMap((lang) => [400, 720].map((width) => ({ theme, lang, width }))),
);

/** Call in `after`: mocha waits for the browser otherwise. */
export async function closeFigures(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
