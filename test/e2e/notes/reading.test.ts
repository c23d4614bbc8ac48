import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { unsafeHtml } from '../../../src/shared/html';
import { launchChromium } from '../../harness/chromium';
import { NotesPage, type NotesOptions } from './page';
import { lectureOf, stateOf } from './state';

describe('reading a lecture', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: NotesPage;
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    assert.deepEqual(page.problems, []);
    await page.close();
  });
  after(() => browser.close());

  const open = async (options: NotesOptions = {}): Promise<NotesPage> =>
    (page = await NotesPage.open(browser, { number: 8, ...options }));
  const press = (key: string): Promise<void> => page.page.keyboard.press(key);
  /** How far below the top of the text something begins. */
  const top = (selector: string): Promise<number> =>
    page.panel.evaluate((one) => {
      const reader = document.querySelector('.reader')!.getBoundingClientRect().top;
      return document.querySelector(one)!.getBoundingClientRect().top - reader;
    }, selector);
  /** Comes back once the page has heard of it; it must not be there already. */
  const scrollTo = (selector: string, block: ScrollLogicalPosition = 'start'): Promise<void> =>
    page.panel.evaluate(
      ([one, where]) =>
        new Promise((heard) => {
          const reader = document.querySelector('.reader');
          reader?.addEventListener('scroll', () => heard(), { once: true });
          document.querySelector(one)?.scrollIntoView({ block: where });
        }),
      [selector, block] as const,
    );
  const select = (selector: string): Promise<void> =>
    page.panel.evaluate((one) => getSelection()!.selectAllChildren(document.querySelector(one)!), selector);
  const current = '.outline-link[aria-current=location]';

  it('does what the map of keys says, and nothing while a menu is open', async () => {
    await open();
    await page.panel.locator('.reader').focus();
    for (const key of ['p', 'n', 'l', 'b', '/']) await press(key);
    assert.deepEqual(await page.intents(), [
      { type: 'go', number: 7 },
      { type: 'go', number: 9 },
      { type: 'set', lang: 'ko' },
      { type: 'set', both: true },
      { type: 'search' },
    ]);
    await press('o');
    assert.equal(await page.panel.locator('.outline').isVisible(), false);
    await press('o');
    assert.equal(await page.panel.evaluate(() => document.activeElement?.closest('.outline') !== null), true);
    await press('?');
    const map = page.panel.locator('[role=dialog]');
    assert.equal(await map.locator('kbd').count(), 10);
    await press('Escape');
    assert.equal(await map.count(), 0);
    await page.panel.locator('[data-tool=look]').click();
    await press('n');
    await press('Escape');
    assert.equal((await page.sent('go')).length, 2);
  });

  it('opens at once a lecture that was sent ahead; the host follows with what only it knows', async () => {
    await open();
    const { lecture, terms, figures } = await stateOf(9);
    await page.host({ type: 'ahead', number: 9, parts: { lecture, terms, figures } });
    const heading = page.panel.locator('.block h1').first();
    await page.panel.locator('.reader').focus();
    await press('n');
    assert.equal(await heading.innerText(), lecture.title);
    assert.match(await page.panel.locator('.lecture-title').innerText(), /^9\./);
    // The host hears of it after the paint, and before anything else that is said of it.
    await press('/');
    await page.page.waitForFunction("posted.some(({ type }) => type === 'search')");
    const said = (await page.intents()).map(({ type }) => type);
    assert.deepEqual(
      said.filter((type) => type === 'go' || type === 'search'),
      ['go', 'search'],
    );
    assert.deepEqual(await page.sent('go'), [{ type: 'go', number: 9 }]);
    // All of it is there in the end.
    const rows = page.panel.locator('.row');
    await page.panel.waitForFunction(
      (count) => document.querySelectorAll('.row').length === count,
      lecture.blocks.length,
    );
    assert.equal(await rows.last().getAttribute('data-row'), String(lecture.blocks.length - 1));
    // What the host had said of the lecture before is old; its word about this one counts.
    await page.host({ type: 'state', state: await stateOf(8, {}, { revision: 2 }) });
    assert.equal(await heading.innerText(), lecture.title);
    const read = [lecture.outline[0]?.id ?? ''];
    await page.host({ type: 'state', state: await stateOf(9, {}, { revision: 3, read }) });
    assert.equal(await page.panel.locator('.outline .done').count(), 1);
    await page.host({ type: 'state', state: await stateOf(8, {}, { revision: 4 }) });
    assert.notEqual(await heading.innerText(), lecture.title);
  });

  it('keys scroll the text once the page has the focus', async () => {
    await open();
    await page.page.locator('#webview').focus();
    await press('PageDown');
    await page.panel.waitForFunction(() => document.querySelector('.reader')!.scrollTop > 200);
  });

  it('the outline follows, marks what was read, and names nothing above the first section', async () => {
    await open();
    await scrollTo('.row[data-anchor=ports]');
    await page.panel.locator(`${current}[data-anchor=ports]`).waitFor();
    await scrollTo('.row');
    await page.panel.locator(current).waitFor({ state: 'detached' });
    await page.host({ type: 'marks', read: ['ports'], lectures: [], tasks: {}, exercises: {} });
    assert.equal(await page.panel.locator('.outline-link[data-anchor=ports] .done').count(), 1);
    assert.equal(await page.panel.locator('.outline-link .done').count(), 1);
  });

  it('keeps the place when the language or the layout changes', async () => {
    await open();
    await scrollTo('.row[data-anchor=ports]');
    const before = await top('.row[data-anchor=ports]');
    for (const settings of [{ lang: 'ko' }, { both: true }, { both: false }, { size: 20 }] as const) {
      await page.show(8, settings);
      const now = await top('.row[data-anchor=ports]');
      assert.ok(Math.abs(now - before) < 30, `${JSON.stringify(settings)}: from ${before} to ${now}`);
    }
    await page.show(9);
    assert.equal(await page.panel.evaluate(() => document.querySelector('.reader')!.scrollTop), 0);
  });

  it('a section is read once its end was on screen long enough; a jump past it is no reading', async () => {
    await open({ clock: true });
    const { clock } = page.page;
    const read = async (): Promise<string[]> => (await page.sent('read')).map(({ section }) => section);
    const lecture = await lectureOf(8, 'en');
    const end = lecture.blocks.map(({ section }) => section).lastIndexOf('ports');
    await page.panel.locator('.outline-link').last().click();
    await clock.runFor(5000);
    assert.ok(!(await read()).includes('ports'), 'jumped past');
    await scrollTo(`.row[data-row="${end}"]`, 'end');
    await clock.runFor(900);
    await scrollTo('.row');
    await clock.runFor(5000);
    assert.ok(!(await read()).includes('ports'), 'seen for too short a time');
    await scrollTo(`.row[data-row="${end}"]`, 'end');
    await clock.runFor(1100);
    assert.ok(!(await read()).includes('ports'), 'not yet');
    await clock.runFor(300);
    assert.equal((await read()).filter((one) => one === 'ports').length, 1);
    await clock.runFor(5000);
    assert.equal((await read()).filter((one) => one === 'ports').length, 1, 'said once');
    assert.equal((await page.kept())['row'], (await page.sent('place')).at(-1)?.block);
  });

  it('quotes what is selected, by the button and by its key', async () => {
    await open();
    await page.panel.locator('.reader').focus();
    const text = await page.panel.locator('.row p').first().innerText();
    await select('.row p');
    await page.panel.locator('.quote:visible').click();
    await select('.row p');
    await press('q');
    const [first, second, ...more] = await page.sent('quote');
    assert.deepEqual(first, { type: 'quote', text: text.trim(), block: 1 });
    assert.deepEqual(second, first);
    await page.panel.evaluate(() => getSelection()!.removeAllRanges());
    await press('q');
    assert.equal(await page.panel.locator('.quote').isVisible(), false);
    assert.deepEqual(more, []);
    assert.equal((await page.sent('quote')).length, 2);
  });

  it('a term has its card for the pointer, which may go onto it, and for the keyboard; Escape closes it', async () => {
    await open();
    await page.panel.locator('.reader').focus();
    const term = page.panel.locator('[data-term]').first();
    const card = page.panel.locator('.term-card');
    await term.hover();
    await card.waitFor();
    await card.hover();
    await page.page.waitForTimeout(400);
    assert.equal(await card.isVisible(), true);
    await press('Escape');
    assert.equal(await card.isVisible(), false);
    await page.page.mouse.move(5, 5);
    await term.focus();
    await card.waitFor();
    assert.equal(await term.getAttribute('aria-describedby'), 'term-card');
    await press('Escape');
    assert.equal(await card.isVisible(), false);
    assert.equal(await term.getAttribute('aria-describedby'), null);
  });

  it('code says what can be done with it, and why not; both change while the page is open', async () => {
    await open({ state: { trusted: false } });
    const code = page.panel.locator('.code', { has: page.panel.locator('.code-name', { hasText: /^sh$/ }) });
    const run = code.first().locator('[data-action=run]');
    const insert = code.first().locator('[data-action=insert]');
    assert.match((await run.getAttribute('aria-label')) ?? '', /trust/);
    // Playwright waits for what is disabled to be no longer so.
    await run.click({ force: true });
    await insert.click({ force: true });
    assert.deepEqual(await page.sent('code'), []);
    assert.match((await insert.getAttribute('aria-label')) ?? '', /open a file/);
    await page.host({ type: 'target', name: 'a.py', language: 'python' });
    assert.match((await insert.getAttribute('aria-label')) ?? '', /language of a\.py/);
    await page.host({ type: 'target', name: 'run.sh', language: 'shellscript' });
    await page.show(8, {}, { trusted: true });
    for (const button of [run, insert]) {
      assert.equal(await button.getAttribute('aria-disabled'), null);
      await button.click();
    }
    assert.deepEqual(
      (await page.sent('code')).map(({ action }) => action),
      ['run', 'insert'],
    );
  });

  it('tasks show what is known of them and take the word of the person', async () => {
    await open();
    const task = page.panel.locator('.box-task').first();
    const id = (await task.getAttribute('data-task')) ?? '';
    await task.locator('.task-done input').check();
    await task.locator('.button').click();
    assert.deepEqual(await page.sent('task'), [{ type: 'task', task: id, done: true }]);
    assert.deepEqual(await page.sent('worksheet'), [{ type: 'worksheet', task: id }]);
    await page.host({ type: 'marks', read: [], lectures: [], tasks: { [id]: 'evidence' }, exercises: {} });
    assert.match(await task.locator('.task-state').innerText(), /^Done/);
    await page.host({ type: 'marks', read: [], lectures: [], tasks: {}, exercises: {} });
    assert.equal(await task.locator('.task-done input').isChecked(), false);
  });

  it('links to exercises show how far each has come, in words too', async () => {
    await open({ number: 7 });
    const link = page.panel.locator('a[data-exercise=p1]').first();
    await link.waitFor({ state: 'attached' });
    assert.equal(await link.locator('.exercise-state').count(), 0);
    for (const [state, words] of [
      ['tried', 'not passed yet'],
      ['core', 'passed'],
      ['robust', 'passed, with the star'],
    ] as const) {
      await page.host({ type: 'marks', read: [], lectures: [], tasks: {}, exercises: { p1: state } });
      const mark = link.locator('.exercise-state');
      assert.equal(await mark.count(), 1);
      assert.equal(await mark.getAttribute('aria-label'), words);
    }
    await page.host({ type: 'marks', read: [], lectures: [], tasks: {}, exercises: {} });
    assert.equal(await link.locator('.exercise-state').count(), 0);
  });

  it('one block is read in the other language, and back, by its button and by its key', async () => {
    await open();
    const row = page.panel.locator('.row').nth(1);
    await row.hover();
    await row.locator('.swap').click();
    assert.equal((await page.sent('other')).length, 1);
    await page.other();
    assert.equal(await row.locator('.block[lang=ko]').isVisible(), true);
    assert.equal(await row.locator('.block[lang=en]').isVisible(), false);
    assert.equal(await page.panel.locator('.row').nth(2).locator('.block[lang=ko]').isVisible(), false);
    await row.locator('.link, .swap').first().focus();
    await press('s');
    assert.equal(await row.locator('.block[lang=en]').isVisible(), true);
    assert.equal((await page.sent('other')).length, 1, 'it is here already');
  });

  it('has one h1, headings without a gap, and landmarks', async () => {
    await open();
    const levels = await page.panel.evaluate(() =>
      [...document.querySelectorAll('.block :is(h1, h2, h3, h4)')].map((one) => Number(one.tagName[1])),
    );
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.ok(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1));
    for (const landmark of ['banner', 'main'] as const)
      assert.equal(await page.panel.getByRole(landmark).count(), 1);
    assert.equal(await page.panel.getByRole('navigation').count(), 2);
  });

  it('messages of a wrong shape and states from before change nothing', async () => {
    await open({ state: { revision: 5 } });
    const wrong = [
      null,
      'state',
      {},
      { type: 'toString' },
      { type: 'state' },
      { type: 'state', state: { revision: 9 } },
      { type: 'other', number: 8, lecture: null },
      { type: 'marks', read: 'all' },
      { type: 'goTo' },
      { type: 'evidence', evidence: 3 },
    ];
    for (const message of wrong) await page.say(message);
    await page.show(9, {}, { revision: 4 });
    assert.match(await page.panel.locator('.block h1').innerText(), /Docker/);
  });

  it("a foreign course's HTML runs nothing, takes no names and looks like nothing of ours", async () => {
    const lecture = await lectureOf(8, 'en');
    const html = [
      '<script>parent.frames[0].hit = 1</script><img src="x" onerror="window.hit = 1">',
      '<svg onload="window.hit = 1"><script>window.hit = 1</script></svg>',
      '<p id="start" class="reader">text</p><a id="acquireVsCodeApi" name="nonce" href="javascript:window.hit=1">x</a>',
      '<form action="https://evil.test"><input name="parent"><button>go</button></form>',
      '<style>body { display: none } .head { display: none }</style><iframe src="https://evil.test"></iframe>',
      '</div></div></main><link rel="stylesheet" href="https://evil.test/x.css"><base href="https://evil.test/">',
      '<a class="link" data-link="0" tabindex="0">followed by a click of a person only</a>',
    ];
    await open({
      state: {
        foreign: true,
        lecture: { ...lecture, blocks: html.map((one) => ({ html: unsafeHtml(one), section: '' })) },
      },
    });
    const found = await page.panel.evaluate(() => ({
      hit: 'hit' in window,
      bad: [
        ...document.querySelectorAll(
          'article :is(script, iframe, form, link, base, button:not(.swap), input)',
        ),
      ].map((one) => one.outerHTML),
      handlers: [...document.querySelectorAll('article *')].flatMap((one) =>
        [...one.attributes].filter(
          ({ name, value }) => name.startsWith('on') || value.startsWith('javascript:'),
        ),
      ).length,
      named: ['nonce', 'parent'].map((name) => document.getElementsByName(name).length),
      start: document.querySelectorAll('#start, #acquireVsCodeApi').length,
      shown: getComputedStyle(document.querySelector('.head')!).display,
    }));
    assert.deepEqual(found, { hit: false, bad: [], handlers: 0, named: [0, 0], start: 1, shown: 'block' });
    await page.panel.evaluate(() => document.querySelector<HTMLElement>('[data-link]')!.click());
    assert.deepEqual(await page.sent('link'), []);
    page.problems.length = 0;
  });
});
