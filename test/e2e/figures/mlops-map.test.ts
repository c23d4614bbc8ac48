import assert from 'node:assert/strict';
import type { ComponentEvidence } from '../../../media/notes/figures/contract';
import { components } from '../../../src/core/notes/figures/mlops-map';
import { assertLooks, closeFigures, looks, withFigure, type FigureOptions, type FigurePage } from './page';

const evidence: readonly ComponentEvidence[] = [
  { component: 'serving', text: 'app/main.py (import fastapi)', id: 'e1' },
  { component: 'serving', text: 'serve.py', id: 'e2' },
  { component: 'infra', text: 'Dockerfile', id: 'e3' },
];
const selected = async ({ figure }: FigurePage): Promise<string> =>
  (await figure.locator('[role=tab][aria-selected=true] .map-name').textContent()) ?? '';
const focused = ({ page }: FigurePage): Promise<string> =>
  page.evaluate('document.activeElement.innerText || document.activeElement.id');
const panel = ({ figure }: FigurePage) => figure.getByRole('tabpanel');

describe('figure: mlops-map', () => {
  after(closeFigures);

  const opened = (options: FigureOptions, test: (page: FigurePage) => Promise<void>): Promise<void> =>
    withFigure('mlops-map', options, test);

  it('has the eight places, one stop for Tab, and says what the chosen one is for', () =>
    opened({}, async (page) => {
      const tabs = page.figure.getByRole('tab');
      assert.equal(await tabs.count(), components.length);
      assert.equal(await page.figure.locator('[role=tab][tabindex="0"]').count(), 1);
      assert.equal(await selected(page), 'Serving');
      await tabs.filter({ hasText: 'Feature store' }).click();
      assert.equal(await selected(page), 'Feature store');
      assert.match(
        await panel(page).innerText(),
        /Define it once for both[^]*Feast[^]*checked data \(from Data validation\)/,
      );
      // A panel is named by its tab.
      assert.equal(await page.figure.getByRole('tabpanel', { name: /^Feature store/ }).count(), 1);
    }));

  it('is walked by arrow keys to every place, and followed to the lecture by Enter', () =>
    opened({ lang: 'ko' }, async (page) => {
      const { keyboard } = page.page;
      await keyboard.press('Tab');
      assert.equal(await selected(page), '서빙');
      const visited: string[] = [];
      for (const key of [
        'ArrowUp',
        'ArrowUp',
        'ArrowRight',
        'ArrowDown',
        'ArrowDown',
        'ArrowDown',
        'ArrowDown',
      ]) {
        await keyboard.press(key);
        visited.push(await selected(page));
        assert.ok((await focused(page)).startsWith(visited.at(-1)!), 'the focus goes with it');
      }
      assert.deepEqual(visited, [
        '모니터링',
        '데이터 검증',
        '피처 스토어',
        '지속적 학습',
        '실험과 모델 관리',
        'AutoML',
        '인프라',
      ]);
      await keyboard.press('Home');
      assert.equal(await selected(page), '데이터 검증');
      await keyboard.press('ArrowLeft');
      assert.equal(await selected(page), '데이터 검증', 'at the edge one stays');
      await page.figure.getByRole('button', { name: '강의에서 읽기: 데이터 검증' }).press('Enter');
      assert.deepEqual(await page.followed(), ['lab:lecture/2#data-validation']);
    }));

  it('links every place to its section', () =>
    opened({}, async (page) => {
      for (const tab of await page.figure.getByRole('tab').all()) {
        await tab.click();
        await page.figure.getByRole('button', { name: /^Read in the lecture/ }).click();
      }
      assert.deepEqual((await page.followed()).sort(), components.map((id) => `lab:lecture/2#${id}`).sort());
    }));

  it('lights what the workspace has, by sign and text, and opens it', () =>
    opened({ evidence }, async (page) => {
      const serving = page.figure.getByRole('tab', { name: /^Serving.*, 2 in my folder$/ });
      assert.match(await serving.innerText(), /✓ 2/);
      assert.equal(await page.figure.locator('.map-place.lit').count(), 2);
      assert.match(await page.figure.locator('.figure-saying').innerText(), /has 2 of the 8 places/);
      await page.figure.getByRole('button', { name: 'Open serve.py' }).press('Enter');
      assert.deepEqual(await page.followed(), ['e2']);
    }));

  it('says what would light a place that is dark, and offers the project', () =>
    opened({ evidence }, async (page) => {
      await page.figure.getByRole('tab', { name: /^AutoML/ }).click();
      assert.match(await panel(page).innerText(), /Nothing in this folder yet[^]*import optuna/);
      await page.figure.getByRole('button', { name: 'Make the course project' }).click();
      assert.deepEqual(await page.followed(), ['lab:scaffold/project']);
    }));

  it('says so where no folder is open', () =>
    opened({}, async (page) => {
      assert.match(await panel(page).innerText(), /No folder is open/);
      assert.equal(await page.figure.locator('.map-place.lit').count(), 0);
      await page.setEvidence([]);
      assert.match(await panel(page).innerText(), /Nothing in this folder yet/);
    }));

  it('changes live, and keeps the selection and the focus', () =>
    opened({ evidence }, async (page) => {
      const second = page.figure.getByRole('button', { name: 'Open serve.py' });
      await second.focus();
      await page.setEvidence([{ component: 'serving', text: 'batch.py', id: 'e0' }, ...evidence]);
      assert.equal(await focused(page), 'serve.py');
      assert.match(await page.figure.getByRole('tab', { name: /^Serving/ }).innerText(), /✓ 3/);
      // Gone under the focus: the place has it.
      await page.setEvidence([]);
      assert.match(await focused(page), /^Serving/);
      assert.equal(await selected(page), 'Serving');
      const infra = page.figure.getByRole('tab', { name: /^Infrastructure/ });
      await infra.click();
      await page.setEvidence(evidence);
      assert.equal(await selected(page), 'Infrastructure');
      assert.match(await focused(page), /^Infrastructure/);
      assert.ok(await page.figure.getByRole('button', { name: 'Open Dockerfile' }).isVisible());
    }));

  it('takes hostile evidence as text', () =>
    opened({}, async (page) => {
      await page.setEvidence([
        { component: 'serving', text: '<img src=x onerror=alert(1)>', id: '"]<b>' },
        { component: '__proto__', text: 'x', id: 'y' },
        { component: 'nowhere', text: `${'long/'.repeat(60)}a.py`, id: 'z' },
      ]);
      assert.equal(await page.figure.locator('img').count(), 0);
      await page.figure.getByRole('button', { name: /^Open <img/ }).click();
      assert.deepEqual(await page.followed(), ['"]<b>']);
      assert.match(await page.figure.locator('.figure-saying').innerText(), /1 of the 8/);
    }));

  for (const { theme, lang, width } of looks)
    it(`has no axe violations and fits: ${theme}, ${lang}, ${width} px`, () =>
      opened({ theme, lang, width, evidence }, async (page) => {
        if (lang === 'en' && width === 400) await page.figure.getByRole('tab').first().click();
        await assertLooks(page, `${theme}-${lang}-${width}`);
      }));
});
