import assert from 'node:assert/strict';
import { unsafeHtml } from '../../../src/shared/html';
import type { Reference } from '../../../src/core/notebook/types';
import { bodiesOf, closeBrowser, html, openFrame } from './page';

const attacks = [
  '<script>window.hacked = 1</script>',
  '<img src="x" onerror="window.hacked = 1">',
  '<svg onload="window.hacked = 1"><script>window.hacked = 1</script></svg>',
  '<svg><foreignObject><img src=x onerror="window.hacked=1"></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.hacked=1"></style></mglyph></table></mtext></math>',
  '<form action="https://evil.example"><input name="a"><button>go</button></form>',
  '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<object data="https://evil.example"></object><embed src="https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/a.css"><base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<a href="javascript:window.hacked=1">a</a><a href="command:workbench.action.quit">b</a><a href="vscode://x">c</a>',
  '<style>@import "https://evil.example/i.css"; p { background: url(https://evil.example/c) } @font-face { font-family: x; src: url(https://evil.example/f) }</style><p style="background: u\\72l(https://evil.example/s); --x: url(https://evil.example/v)">p</p>',
  '<table background="https://evil.example/b"><tr><td>t</td></tr></table>',
  '<picture><source srcset="https://evil.example/p"><img src="https://evil.example/q" srcset="https://evil.example/r 2x"></picture>',
  '<video poster="https://evil.example/v" src="https://evil.example/w"></video><audio src="https://evil.example/x"></audio>',
  '<svg><image href="https://evil.example/i"/><use href="https://evil.example/u#a"/><feImage href="https://evil.example/j"/></svg>',
  '<a id="start" name="ailabRegister">clobber</a><img name="body" id="head"><form id="attributes"></form>',
  '<div popover id="p">p</div><button popovertarget="p">b</button><dialog open>d</dialog>',
  '<input type="password" placeholder="password"><textarea>t</textarea><select><option>o</option></select>',
];

describe('untrusted content', () => {
  after(closeBrowser);

  it('draws markup that multiplies itself without hanging, and the tile after it', async function () {
    this.timeout(30_000);
    const levels = Array.from(
      { length: 9 },
      (_one, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
    );
    const bomb = `<svg width="40" height="40"><defs><rect id="l0" width="1" height="1"/>${levels.join('')}</defs><use href="#l9"/></svg>`;
    const loop =
      '<svg width="40" height="40"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>';
    const columns = `${'<div style="columns:2">'.repeat(200)}deep${'</div>'.repeat(200)}`;
    const sheet = `<style>div { column-count: 2 }</style>${'<div>'.repeat(200)}deep${'</div>'.repeat(200)}`;
    const honest =
      '<svg width="40" height="40"><defs><path id="m" d="M0 0L9 9"/></defs><use href="#m"/></svg>';
    const bodies = bodiesOf([bomb, loop, columns, sheet, honest, 'the last one'].map((one) => [html(one)]));
    const { frame, close } = await openFrame(bodies, { height: 2000, first: 20 });
    await frame.getByText('the last one').waitFor();
    const uses = await frame.evaluate(() =>
      [...document.querySelectorAll('.tile')].map((tile) => tile.querySelectorAll('use').length),
    );
    assert.deepEqual(uses, [0, 0, 0, 0, 1, 0]);
    await close();
  });

  it('neither runs, nor asks the network, nor keeps what could act', async () => {
    const bodies = bodiesOf(attacks.map((attack) => [html(attack)]));
    const { frame, page, requests, intent, close } = await openFrame(bodies, { height: 4000, first: 50 });
    await intent('painted', ({ what }) => what === 'screen');
    const found = await frame.evaluate(() => ({
      hacked: Object.hasOwn(window, 'hacked'),
      tags: [
        ...document.querySelectorAll(
          '.tile :is(script, form, iframe, object, embed, link, base, meta, textarea, select, dialog, [popover], input)',
        ),
      ].map((one) => one.outerHTML),
      handlers: [...document.querySelectorAll('.tile *')].flatMap((one) =>
        [...one.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
      ),
      evil: [...document.querySelectorAll('.tile .part')]
        .map((one) => one.innerHTML)
        .filter((text) => /(src|href|url\(|background|poster|srcset)[^>]{0,3}["'(]https:\/\/evil/.test(text)),
      schemes: [...document.querySelectorAll('.tile [href]')].map((one) => one.getAttribute('href')),
      ours: typeof (window as unknown as { ailabRegister: unknown }).ailabRegister,
    }));
    assert.deepEqual(found, {
      hacked: false,
      tags: [],
      handlers: [],
      evil: [],
      schemes: [],
      ours: 'function',
    });
    assert.deepEqual(requests, []);
    assert.equal(page.frames().length, 2);
    await close();
  });

  it('cannot cover another tile or its own menu', async () => {
    const { frame, close } = await openFrame(
      bodiesOf([
        [html('<p>below</p>')],
        [html('<div id="x" style="position: fixed; inset: 0; z-index: 9999; background: red">over</div>')],
      ]),
    );
    const hit = await frame.evaluate(() => {
      const { left, top } = document.querySelector('p')?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return document.elementFromPoint(left + 2, top + 2)?.textContent;
    });
    assert.equal(hit, 'below');
    await close();
  });
});

describe('images and links', () => {
  after(closeBrowser);
  const dot = `data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7`;
  const references: Reference[] = [
    { id: 'r1', url: 'pictures/a.png', kind: 'file' },
    { id: 'r2', url: 'https://example.com/b.png', kind: 'remote', host: 'example.com' },
    { id: 'r3', url: 'other.md', kind: 'file' },
    { id: 'r4', url: 'gone.png', kind: 'file' },
  ];
  const source =
    '<img src="pictures/a.png" alt="A"><img src="https://example.com/b.png" alt="B"><img src="gone.png"><a href="other.md">other</a> <a href="#there">there</a><div style="height:2000px"></div><p id="there">target</p>';

  for (const trusted of [false, true]) {
    it(`are asked for, or named, never fetched (${trusted ? 'trusted' : 'untrusted'})`, async () => {
      const { frame, page, requests, intent, intents, close } = await openFrame(
        bodiesOf([[html(source)]], references),
        {
          trusted,
          assets: { 'c0/r1': dot, 'c0/r2': dot },
        },
      );
      await frame.waitForFunction((url) => document.querySelector('img')?.src === url, dot);
      assert.equal(await frame.getByRole('img', { name: 'A', exact: true }).count(), 1);
      await frame.getByText('“gone.png” was not found').waitFor();
      const placeholder = frame.locator('.placeholder');
      assert.match((await placeholder.textContent()) ?? '', /B.*example\.com/);
      assert.equal(
        intents.some(({ type }) => type === 'loadRemote'),
        false,
      );
      await placeholder.getByRole('button', { name: 'Load once: B' }).click();
      assert.deepEqual(await intent('loadRemote'), { type: 'loadRemote', tile: 'c0', id: 'r2' });
      await frame.getByRole('img', { name: 'B', exact: true }).waitFor();
      await frame.getByText('other', { exact: true }).focus();
      await page.keyboard.press('Enter');
      assert.deepEqual(await intent('openReference'), { type: 'openReference', tile: 'c0', id: 'r3' });
      await frame.getByText('there', { exact: true }).click();
      await frame.waitForFunction(() => scrollY > 500);
      assert.deepEqual(requests, []);
      await close();
    });
  }
});

describe('trusted content', () => {
  after(closeBrowser);

  it('runs its scripts in their order, with element bound as in Jupyter', async () => {
    const { frame, problems, close } = await openFrame(
      bodiesOf([
        [
          html(
            '<p id="out"></p><script>window.order = ["a"]; document.getElementById("out").textContent = "found"</script><script type="application/json">{"b": 1}</script>',
          ),
        ],
        [
          html(
            '<script>order.push("b")</script><script type="module">order.push("module")</script><script>order.push("c")</script>',
          ),
        ],
        [{ kind: 'javascript', code: 'order.push("d"); element.append("mine"); // end' }],
      ]),
      { trusted: true },
    );
    await frame.waitForFunction(() => (window as unknown as { order: string[] }).order.includes('module'));
    const order = await frame.evaluate(() => (window as unknown as { order: string[] }).order);
    assert.deepEqual(
      order.filter((one) => one !== 'module'),
      ['a', 'b', 'c', 'd'],
    );
    assert.equal(await frame.locator('#out').textContent(), 'found');
    assert.equal(await frame.locator('[data-tile=c2] .part-javascript').textContent(), 'mine');
    assert.equal(await frame.locator('script[type="application/json"]').count(), 1);
    assert.deepEqual(problems, []);
    await close();
  });

  it('says in its tile what the policy blocked and which script failed', async () => {
    const { frame, requests, close } = await openFrame(
      bodiesOf([
        [html('<button onclick="window.hacked = 1">press</button>')],
        [html('<script>try { eval("window.hacked = 1") } catch {}</script>')],
        [html('<script src="https://cdn.example/plot.js"></script>')],
        [html('<script>fetch("https://leak.example/x").catch(() => 0)</script>')],
        [html('<script>undefinedThing.call()</script>')],
        [html('<script>setTimeout(() => { throw new Error("later") })</script>')],
        [html('<iframe src="https://page.example/"></iframe>')],
      ]),
      { trusted: true, height: 1500 },
    );
    await frame.getByRole('button', { name: 'press' }).click();
    const expected = [
      /onclick/,
      /eval/,
      /cdn\.example/,
      /leak\.example/,
      /undefinedThing/,
      /later/,
      /page\.example/,
    ];
    for (const [index, text] of expected.entries())
      await frame.locator(`[data-tile=c${index}] .notice`, { hasText: text }).waitFor();
    assert.equal(await frame.locator('.notice').count(), expected.length);
    assert.equal(await frame.evaluate(() => Object.hasOwn(window, 'hacked')), false);
    assert.deepEqual(requests, []);
    await close();
  });

  it('sanitises pictures all the same', async () => {
    const picture = unsafeHtml(
      '<svg><script>window.hacked = 1</script><rect onclick="window.hacked = 1" width="9" height="9"/></svg>',
    );
    const { frame, close } = await openFrame(bodiesOf([[{ kind: 'svg', svg: picture }]]), { trusted: true });
    assert.equal(await frame.locator('rect').evaluate((rect) => rect.hasAttribute('onclick')), false);
    assert.equal(await frame.evaluate(() => Object.hasOwn(window, 'hacked')), false);
    await close();
  });
});
