import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { textPart } from '../../../src/core/notebook/parts';
import type { Part } from '../../../src/core/notebook/types';
import { MediaFiles } from '../../../src/process/mediaFiles';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { dashboardDocument } from '../../../src/shared/dashboardDocument';
import { contentSecurityPolicy } from '../../../src/shared/html';
import type { PackedBundle } from '../../../src/shared/packed';
import captured from '../../fixtures/panel/themes.json';
import { launchChromium } from '../../harness/chromium';
import { dressed, holder, type ThemeName } from '../standIn';
import { markdown, ready, tile } from './states';

const nonce = 'c3RhbmQtaW4';
const media = new MediaFiles(path.join(process.env['AILAB_DIST'] ?? 'dist', 'media'));

const everything = `# Demand forecast

Orders of *twelve* weeks, **by day**, with \`code\`, a [link](https://example.com/a), <https://example.com/b> and a
line that is long enough to be broken somewhere in the middle of the page, whatever its width is.

## What it shows {x}

- one
  - inner

1. first
2. second

> quoted, ~~not~~

\`\`\`python
print("orders", 3)  # comment
\`\`\`

    indented

---

### 한국어 제목

주문을 요일별로 보여 줍니다.
`;

interface Look {
  readonly tag: string;
  readonly text: string;
  readonly box: readonly number[];
  readonly style: Readonly<Record<string, string>>;
}

/** Everything in the first tile: what it is, where it is on the page, and how it looks. Runs in either place. */
function looks(root: Document | ShadowRoot): Look[] {
  const wanted = [
    'color',
    'background-color',
    'font',
    'letter-spacing',
    'text-align',
    'white-space',
    'opacity',
  ];
  return [...root.querySelectorAll('.tile:first-of-type .tile-body, .tile:first-of-type .tile-body *')].map(
    (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return {
        tag: element.tagName,
        text: element.childElementCount === 0 ? element.textContent : '',
        box: [left, top, width, height],
        style: Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(name)])),
      };
    },
  );
}

describe('the first tile before the tiles are drawn', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** The built page, whose frame comes, or never does. */
  async function open(
    parts: readonly Part[],
    state: Partial<DashboardState>,
    { theme = 'dark', frame }: { theme?: ThemeName; frame: boolean },
  ): Promise<{ page: Page; panel: Frame; problems: string[] }> {
    const bundles = await media.dashboard();
    const page = await browser.newPage({ viewport: { width: 900, height: 1400 } });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    const shown: DashboardState = { ...ready, outline: [], tiles: [tile('intro')], ...state };
    const html = dashboardDocument({
      lang: 'en',
      title: 'forecast.ipynb',
      csp: contentSecurityPolicy({ nonce }),
      nonce,
      start: { state: shown, bodies: [{ id: 'intro', version: '1', parts, references: [] }] },
      bundles: { ...bundles, ...(frame ? {} : { frame: { ...bundles.frame, packed: '' as PackedBundle } }) },
    });
    const dress = {
      nonce,
      theme,
      variables: { '--vscode-font-family': 'system-ui, sans-serif', ...captured[theme] },
      kept: undefined,
      defaults:
        'body { padding: 0 20px; font-weight: 300 } a { color: red } code, blockquote { color: green }',
    };
    await page.route('**/*', (route) => {
      const body = new Map([
        ['/', holder],
        ['/panel.html', dressed(html, dress)],
      ]).get(new URL(route.request().url()).pathname);
      return body ? route.fulfill({ contentType: 'text/html', body }) : route.fulfill({ status: 404 });
    });
    await page.goto('http://panel.test/');
    const panel = await (await page.waitForSelector('#webview')).contentFrame();
    assert.ok(panel);
    return { page, panel, problems };
  }

  const painted = (page: Page): Promise<unknown> =>
    page.waitForFunction("posted.some(({ type, what }) => type === 'painted' && what === 'first')");

  /** What stands in, and what it stands for. */
  async function both(
    parts: readonly Part[],
    state: Partial<DashboardState>,
    theme: ThemeName,
  ): Promise<{ before: Look[]; after: Look[] }> {
    const early = await open(parts, state, { theme, frame: false });
    await painted(early.page);
    const before = await early.panel.evaluate(
      `(${looks.toString()})(document.querySelector('.stand-in').shadowRoot)`,
    );
    await early.page.close();
    const late = await open(parts, state, { theme, frame: true });
    const inner = await (await late.panel.waitForSelector('iframe.inner-frame')).contentFrame();
    await inner?.waitForSelector('.tile.drawn');
    await late.panel.waitForSelector('.stand-in', { state: 'detached' });
    await late.panel.waitForSelector('.toolbar');
    const after = await inner?.evaluate(`(${looks.toString()})(document)`);
    // The frame fills the place in which the other stood: its own corner is the corner of that.
    const { left: x, top: y } = await late.panel.evaluate(() => {
      const { left, top } = document.querySelector('.inner-frame')!.getBoundingClientRect();
      return { left, top };
    });
    assert.deepEqual(late.problems, []);
    await late.page.close();
    return {
      before: before as Look[],
      after: (after as Look[]).map((look) => ({
        ...look,
        box: [(look.box[0] ?? 0) + x, (look.box[1] ?? 0) + y, ...look.box.slice(2)],
      })),
    };
  }

  it('is where it will be and looks as it will, in each theme and layout', async () => {
    const parts = [
      await markdown(everything),
      textPart('\u001b[31mred\u001b[0m and \u001b[1mbold\u001b[0m\n  x', true),
    ];
    for (const [theme, state] of [
      ['dark', {}],
      ['light', { trusted: false }],
      ['hcDark', { layout: 'report' }],
      ['hcLight', {}],
    ] as const) {
      const { before, after } = await both(parts, state, theme);
      assert.ok(before.length > 30, `${before.length} elements`);
      assert.deepEqual(
        before.map(({ tag, text }) => [tag, text]),
        after.map(({ tag, text }) => [tag, text]),
      );
      // In Restricted Mode the bar over the tiles is not built yet.
      const down = (after[0]?.box[1] ?? 0) - (before[0]?.box[1] ?? 0);
      if (!('trusted' in state)) assert.equal(down, 0);
      for (const [index, { box, style, tag, text }] of before.entries()) {
        const there = after[index];
        assert.deepEqual(style, there?.style, `${theme} ${tag} ${text}`);
        assert.deepEqual(
          [box[0], (box[1] ?? 0) + down, ...box.slice(2)],
          there?.box,
          `${theme} ${tag} ${text}`,
        );
      }
    }
  });

  it('is reported once, and cannot be pressed', async () => {
    const { page, panel } = await open([await markdown('# One')], {}, { frame: true });
    await panel.waitForSelector('.toolbar');
    await page.waitForFunction("posted.some(({ what }) => what === 'screen')");
    const said = await page.evaluate<{ type: string; what?: string }[]>('posted');
    assert.deepEqual(
      said.filter(({ type }) => type === 'painted').map(({ what }) => what),
      ['first', 'screen'],
    );
    await page.close();
    const early = await open([await markdown('# [One](https://example.com)')], {}, { frame: false });
    await painted(early.page);
    assert.equal(await early.panel.evaluate('document.querySelector(".stand-in").inert'), true);
    await early.page.close();
  });

  it('goes by itself where the tiles never come', async () => {
    const { page, panel } = await open([await markdown('# One')], {}, { frame: false });
    await painted(page);
    await panel.waitForSelector('.stand-in', { state: 'detached' });
    await page.close();
  });

  it('is left to the renderer where it is more than text, or has a place or colours of its own', async () => {
    const image: Part = { kind: 'image', mime: 'image/png', base64: 'iVBORw0KGgo=' };
    for (const [parts, state] of [
      [[await markdown('# One\n\n<b>two</b>')], {}],
      [[await markdown('<div>')], {}],
      [[await markdown('![a](data:image/png;base64,iVBORw0KGgo=)')], {}],
      [[await markdown('$x$')], {}],
      [[await markdown('a | b\n--|--\n1 | 2')], {}],
      [[await markdown('# One'), image], {}],
      [[textPart('oh', true, 'stderr')], {}],
      [[await markdown('# One')], { layout: 'grid' }],
      [[await markdown('# One')], { theme: 'light' }],
      [[await markdown('# One')], { width: 'phone' }],
      [[], {}],
    ] satisfies [Part[], Partial<DashboardState>][]) {
      const { page, panel } = await open(parts, state, { frame: true });
      const inner = await (await panel.waitForSelector('iframe.inner-frame')).contentFrame();
      await inner?.waitForSelector('.tile.drawn');
      await painted(page);
      const said = await page.evaluate<{ type: string; what?: string }[]>('posted');
      assert.equal(said.filter(({ what }) => what === 'first').length, 1);
      assert.equal(await panel.evaluate('document.querySelector(".stand-in, template")'), null);
      await page.close();
    }
  });
});
