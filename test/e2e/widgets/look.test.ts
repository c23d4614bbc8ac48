import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { fixture, openPage, type WidgetPage } from './page';
import { themes, type ThemeName } from './themes';

const names = Object.keys(themes) as ThemeName[];
const axe = readFileSync(createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8');

describe('look of widgets', () => {
  let browser: Browser;
  let open: WidgetPage | undefined;
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  after(() => browser.close());
  const draw = async (name: string): Promise<WidgetPage> => {
    open = await openPage(browser, await fixture(`widgets/${name}`), { trusted: true });
    await open.drawAll();
    return open;
  };

  it('follows the theme live, without drawing again', async () => {
    const { frame, setTheme } = await draw('controls');
    const input = frame.getByLabel('Name', { exact: true });
    const colours = new Set<string>();
    for (const theme of names) {
      await setTheme(theme);
      const { background, color } = await input.evaluate((element) => {
        const { backgroundColor, color: text } = getComputedStyle(element);
        return { background: backgroundColor, color: text };
      });
      assert.equal(color, rgb(themes[theme]['--vscode-input-foreground']));
      assert.equal(background, rgb(themes[theme]['--vscode-input-background']));
      colours.add(background);
    }
    assert.equal(colours.size, names.length);
    assert.equal(await frame.evaluate('asked.states'), 1);
  });

  it('has one focus ring, in the colour of the theme', async () => {
    const { frame, page, setTheme } = await draw('controls');
    await setTheme('hc-dark');
    await page.locator('iframe').focus();
    const ring = rgb(themes['hc-dark']['--vscode-focusBorder']);
    await frame.locator('body').press('Tab');
    for (let step = 0; step < 12; step++) {
      const style = await frame.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { outlineColor, outlineStyle, borderTopColor } = getComputedStyle(element);
        return { outlineColor, outlineStyle, borderTopColor, what: element.outerHTML.slice(0, 80) };
      });
      assert.ok(style);
      const shown = style.outlineStyle !== 'none' ? style.outlineColor : style.borderTopColor;
      assert.equal(shown, ring, style.what);
      await page.keyboard.press('Tab');
    }
  });

  for (const name of ['controls', 'controls7', 'containers', 'containers7'])
    it(`has no accessibility violations in ${name}.ipynb, in any theme`, async () => {
      const { frame, page, setTheme } = await draw(name);
      const height = await frame.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ width: 900, height: height + 20 });
      mkdirSync('out/screenshots', { recursive: true });
      // As text it would need eval; a script element with the page's nonce is what the policy allows.
      await frame.evaluate((text) => {
        const script = document.createElement('script');
        script.nonce = document.querySelector('script')?.nonce ?? '';
        script.textContent = text;
        document.head.append(script);
      }, axe);
      for (const theme of names) {
        await setTheme(theme);
        await page.screenshot({ path: `out/screenshots/widgets-${name}-${theme}.png` });
        const found = await frame.evaluate<string[]>(`axe.run(document.body, {
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
        assert.deepEqual(found, [], theme);
      }
    });
});

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r ?? 0}, ${g ?? 0}, ${b ?? 0})`;
}
