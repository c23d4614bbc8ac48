import assert from 'node:assert/strict';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const octal = (page: FigurePage) => page.figure.locator('[data-field=octal]');
const listing = (page: FigurePage) => page.figure.locator('[data-field=listing]');
const cell = (page: FigurePage, name: string) => page.figure.locator(`[data-cell="${name}"]`);
const checked = async (page: FigurePage): Promise<string> =>
  (
    await page.figure
      .locator('[data-cell]')
      .evaluateAll((all) => all.map((one) => ((one as HTMLInputElement).checked ? '1' : '0')))
  ).join('');
const commands = (page: FigurePage) => page.figure.locator('.chmod-commands code').allTextContents();

describe('the figure chmod, in a browser', () => {
  after(closeFigures);

  it('keeps cells, number and letters in step, whichever is changed', async () => {
    const page = await openFigure('chmod');
    assert.deepEqual(
      [await octal(page).inputValue(), await listing(page).inputValue(), await checked(page)],
      ['640', '-rw-r-----', '110100000'],
    );
    await cell(page, 'others-x').check();
    assert.deepEqual(
      [await octal(page).inputValue(), await listing(page).inputValue()],
      ['641', '-rw-r----x'],
    );
    await octal(page).fill('755');
    assert.deepEqual([await listing(page).inputValue(), await checked(page)], ['-rwxr-xr-x', '111101101']);
    await listing(page).fill('drwx------');
    assert.deepEqual([await octal(page).inputValue(), await checked(page)], ['700', '111000000']);
    assert.ok(await page.figure.getByRole('radio', { name: 'Folder' }).isChecked());
    await page.figure.getByRole('button', { name: '600' }).click();
    assert.deepEqual(
      [await octal(page).inputValue(), await listing(page).inputValue()],
      ['600', 'drw-------'],
    );
    assert.equal(await page.figure.locator('[data-sum=user]').textContent(), '4+2+0 = 6');
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('is the lecture’s own example by keyboard alone: u+x from 640', async () => {
    const page = await openFigure('chmod');
    for (let stop = 0; stop < 20; stop++) {
      await page.page.keyboard.press('Tab');
      if (await cell(page, 'user-x').evaluate((one) => one === document.activeElement)) break;
    }
    await page.page.keyboard.press('Space');
    assert.equal(await octal(page).inputValue(), '740');
    assert.deepEqual(await commands(page), [
      'chmod 740 run.sh',
      'chmod u=rwx,g=r,o= run.sh',
      'chmod u+x run.sh',
    ]);
    assert.deepEqual(await page.figure.locator('.chmod-verdict li').allTextContents(), [
      'Nothing to object to.',
    ]);
    // Heard once, when things are at rest.
    const heard = /^640 → 740 = rwxr-----\. Nothing to object to/;
    await page.figure.locator('.figure-saying .unseen', { hasText: heard }).waitFor({ state: 'attached' });
    await octal(page).focus();
    await page.page.keyboard.press('Control+a');
    await page.page.keyboard.type('4755');
    await page.page.keyboard.press('Enter');
    assert.deepEqual(
      [await octal(page).inputValue(), await listing(page).inputValue()],
      ['755', '-rwxr-xr-x'],
    );
    await page.close();
  });

  it('says what is wrong with a text, keeps the last mode, and never throws', async () => {
    const page = await openFigure('chmod');
    const note = page.figure.locator('[data-note=octal]');
    for (const [text, expected] of [
      ['789', /“8” in place 2.*0 to 7/],
      ['75', /Three digits/],
      ['75555', /three digits are enough/],
    ] as const) {
      await octal(page).fill(text);
      assert.match((await note.textContent()) ?? '', expected);
      assert.equal(await octal(page).getAttribute('aria-invalid'), 'true');
      assert.equal(await listing(page).inputValue(), '-rw-r-----');
    }
    await octal(page).fill('4750');
    assert.match((await note.textContent()) ?? '', /setuid, setgid and sticky/);
    assert.equal(await listing(page).inputValue(), '-rwxr-x---');
    await listing(page).fill('lrwxrwxrwx');
    assert.match(
      (await page.figure.locator('[data-note=listing]').textContent()) ?? '',
      /files \(-\) and folders \(d\)/,
    );
    await listing(page).fill('-rwxrwxrtx');
    assert.match(
      (await page.figure.locator('[data-note=listing]').textContent()) ?? '',
      /“t” in place 9: here stands w/,
    );
    for (const text of ['', '-', '😀', '<b>x', '-rwsr-sr-t', "');alert(1)", ' '.repeat(40)]) {
      await listing(page).fill(text);
      await octal(page).fill(text);
    }
    // Left, a field shows the mode again.
    await octal(page).blur();
    assert.equal(await octal(page).inputValue(), '755');
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  it('warns of what is dangerous or useless, for the thing that has the mode', async () => {
    const page = await openFigure('chmod');
    const verdict = async (thing: string, mode: string): Promise<string> => {
      await page.figure.getByRole('radio', { name: thing }).check();
      await octal(page).fill(mode);
      return (await page.figure.locator('.chmod-verdict').innerText()).trim();
    };
    assert.match(await verdict('Script', '777'), /Dangerous Everybody on this server can change/);
    assert.match(await verdict('Script', '644'), /Permission denied/);
    assert.match(await verdict('Secret key', '640'), /A single bit for Group is enough: ssh/);
    assert.match(await verdict('Secret key', '600'), /Nothing to object to/);
    assert.match(await verdict('Folder', '744'), /Group, Others: r without x/);
    assert.match(await verdict('Folder', '777'), /delete and replace/);
    assert.match(await verdict('Folder', '752'), /w without x creates and deletes nothing/);
    assert.match(await page.figure.locator('.chmod-abilities').innerText(), /Group may list and enter/);
    assert.match(await verdict('Ordinary file', '755'), /x on a file that is no program/);
    await page.close();
  });

  for (const theme of ['light', 'dark', 'hcDark', 'hcLight'] satisfies ThemeName[])
    it(`is readable and accessible, ${theme}`, async () => {
      for (const lang of ['ko', 'en'] as const)
        for (const width of [400, 720]) {
          const page = await openFigure('chmod', { theme, lang, width });
          await page.figure.getByRole('radio').nth(2).check();
          await octal(page).fill('4664');
          await assertLooks(page, `${theme}-${lang}-${width}`);
          assert.deepEqual(page.problems, []);
          await page.close();
        }
    });
});
