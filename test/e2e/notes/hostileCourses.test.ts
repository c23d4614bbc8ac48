import assert from 'node:assert/strict';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import type { Workbench } from '../../harness/workbench';
import { titleOf, writeHostile, type WrittenCorpus } from '../../fixtures/courses/hostile';
import { lectureAttacks } from '../../fixtures/courses/lectures';
import { eventually } from '../dashboard/open';
import { contentsOf } from '../scaffold/open';
import { openLecture, reader } from './open';

/** What a page must never hold, and whether anything of theirs ran in it. */
function findings(page: Frame): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if ('pwned' in globalThis || document.title.includes('pwned')) found.push('something ran');
    const column = document.querySelector('.column');
    const actors =
      'script, iframe, frame, object, embed, link, meta, base, form, style, foreignObject, animate, set, use, image, img, video, audio, template, portal';
    for (const one of column?.querySelectorAll(actors) ?? [])
      // Figures of ours have styles of their own.
      if (!one.closest('.figure-live')) found.push(`<${one.localName}>`);
    for (const one of column?.querySelectorAll('*') ?? [])
      for (const { name, value } of one.attributes) {
        if (/^on/i.test(name)) found.push(name);
        if (/^(href|xlink:href|src|srcdoc|action|formaction|ping|background|poster)$/i.test(name))
          found.push(`${name}=${value}`);
        if (/url\s*\(|javascript:|@import/i.test(value) && name !== 'd')
          found.push(`${name}=${value.slice(0, 80)}`);
      }
    // No name of theirs takes the place of one of ours.
    for (const id of ['start', 'outline', 'term-card'])
      if (document.querySelectorAll(`[id="${id}"]`).length > 1) found.push(`two #${id}`);
    return found;
  });
}

/** Waits until the page shows a lecture (or one with this title), or says why it shows none. */
async function settled(lab: Workbench, title?: string): Promise<{ page: Frame; failure: string }> {
  const page = await reader(lab);
  const heading =
    title === undefined ? page.locator('.block h1') : page.locator('.block h1', { hasText: title });
  await heading.or(page.locator('.failed')).first().waitFor({ timeout: 30_000 });
  const failed = page.locator('.failed');
  return { page, failure: (await failed.count()) > 0 ? await failed.first().innerText() : '' };
}

/** What the lab answers to clicks on what leads nowhere. */
const said = /^(This link leads nowhere|There is no worksheet for|This block can't be run|Insert: )/;

for (const kind of ['trusted', 'restricted'] as const)
  describe(`courses that mean harm, ${kind}`, function () {
    this.timeout(600_000);
    this.retries(0);
    let parent: string;
    let corpus: WrittenCorpus;
    let lab: Workbench;
    let contents: Record<string, string>;

    before(async () => {
      parent = await temporaryWorkspace();
      corpus = await writeHostile(parent);
      contents = await contentsOf(parent);
      lab = await sharedWorkbench(kind, corpus.folder);
      await lab.companion.setSetting('aiServiceLab.language', 'en');
    });
    after(async () => {
      await lab.executeCommand('aiServiceLab.course.backToLab');
      await lab.companion.setSetting('aiServiceLab.language', undefined);
      await lab.executeCommand('workbench.action.closeAllEditors');
    });

    const harmless = async (): Promise<void> => {
      assert.deepEqual(lab.outsideRequests, []);
      // VS Code repeats in the console what it says as an error.
      const problems = lab.problems.filter(({ text }) => !said.test(text));
      assert.deepEqual(problems, []);
      assert.equal(await lab.page.locator('.terminal-wrapper').count(), 0);
      assert.equal((await lab.companion.tabs()).length, 1, 'one panel, and nothing else');
      const now = await contentsOf(parent);
      assert.deepEqual(Object.keys(now).sort(), Object.keys(contents).sort());
      for (const [file, text] of Object.entries(contents))
        assert.ok(now[file] === text, `${file} was written`);
    };

    it('are lectures that are drawn without harm, or refused with what is too much', async () => {
      await lab.executeCommand('aiServiceLab.course.openFolder', { $uri: corpus.lectures });
      await settled(lab);
      for (const [index, [name, { limit }]] of Object.entries(lectureAttacks).entries()) {
        await openLecture(lab, String(index + 1));
        await eventually(
          `lecture ${index + 1} of ${name}`,
          async () => {
            const title = await (await reader(lab)).locator('.lecture-number').innerText();
            return title.startsWith(`${index + 1}.`);
          },
          30_000,
        );
        const { page, failure } = await settled(lab, limit === undefined ? titleOf(name) : undefined);
        assert.equal(failure !== '', limit !== undefined, `${name}: ${failure}`);
        if (limit !== undefined) assert.match(failure, /\d{2,}.*at most \d+|files of at most \d+/, name);
        assert.deepEqual(await findings(page), [], name);
        // Whoever clicks on what they wrote comes to no harm either.
        if (kind === 'restricted' || limit !== undefined) continue;
        const links = page.locator('.column a[data-link]:not([data-term])');
        for (let at = 0; at < Math.min(await links.count(), 6); at++) {
          await links
            .nth(at)
            .click({ force: true, timeout: 5000 })
            .catch(() => undefined);
          await lab.page.waitForTimeout(100);
          await lab.page.keyboard.press('Escape');
          await openLecture(lab, String(index + 1));
        }
      }
      await lab.executeCommand('notifications.clearAll');
      await openLecture(lab, '1');
      await harmless();
    });

    it('are folders that are read within their limits, and never beside themselves', async () => {
      for (const [name, folder] of Object.entries(corpus.courses)) {
        await lab.executeCommand('aiServiceLab.course.openFolder', {
          $uri: path.join(folder, 'course.json'),
        });
        await eventually(`${name} is open`, async () => {
          const state = await (await reader(lab)).locator('.foreign-title').innerText();
          return state !== '' && state !== 'A course of your workspace: Attacks';
        });
        const { page } = await settled(lab);
        assert.doesNotMatch(await page.locator('body').innerText(), /Secret of the person|root:x:0/, name);
        assert.deepEqual(await findings(page), [], name);
        assert.doesNotMatch(
          await lab.page.locator('.tabs-container').first().innerText(),
          /[\u202a-\u202e\u2066-\u2069]/,
          name,
        );
      }
      await lab.executeCommand('aiServiceLab.course.focus');
      await harmless();
      await lab.executeCommand('workbench.view.explorer');
    });

    it('leave the lab as it was', async () => {
      await lab.executeCommand('aiServiceLab.course.backToLab');
      const page = await openLecture(lab, '8#ports');
      await page.locator('.block h1', { hasText: 'Docker' }).waitFor();
      const search = lab.executeCommand('aiServiceLab.course.search', 'port mapping');
      await lab.page
        .locator('.quick-input-widget:visible .monaco-list-row')
        .filter({ hasText: 'Lecture 8' })
        .first()
        .waitFor();
      await lab.page.keyboard.press('Escape');
      await search;
      await harmless();
    });
  });
