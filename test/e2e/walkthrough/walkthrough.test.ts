import assert from 'node:assert/strict';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import nlsEn from '../../../package.nls.json';
import nlsKo from '../../../package.nls.ko.json';
import { builtReader } from '../../fixtures/notes/built';
import { repoRoot } from '../../harness/cache/paths';
import { temporaryWorkspace } from '../../harness/session';
import { openWorkbench, type Workbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';

const steps = ['course', 'lecture', 'exercise', 'dashboard', 'project'] as const;
type Step = (typeof steps)[number];

/** What a step's button brings, so that it is more than a check mark. */
const brings: Readonly<Record<Step, (lab: Workbench) => Promise<unknown>>> = {
  course: (lab) => lab.page.locator('.monaco-list-row', { hasText: /^1\. / }).first().waitFor(),
  lecture: (lab) => lab.webview({ has: `${builtReader} h1` }),
  exercise: async (lab) => {
    await lab.page.locator('.tab[data-resource-name="README.md"]').waitFor();
    await lab.executeCommand('workbench.action.focusFirstEditorGroup');
    await lab.executeCommand('aiServiceLab.exercises.check');
  },
  dashboard: async (lab) => {
    const row = lab.page.locator('.quick-input-widget:visible .monaco-list-row');
    await row.filter({ hasText: 'hello.ipynb' }).click();
    await lab.webview({ has: 'iframe[sandbox]' });
  },
  project: async (lab) => {
    await lab.page
      .locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'train.py' })
      .first()
      .waitFor();
    await lab.page.keyboard.press('Escape');
  },
};

/** In the frame of a step's picture: the colours that it asks for and the theme does not have. */
function coloursOfPicture(): { unknown: string[] } | undefined {
  const picture = document.querySelector('body > svg');
  if (!picture || picture.getBoundingClientRect().width < 100) return undefined;
  const asked = picture.outerHTML.matchAll(/var\((--vscode-[\w-]+)\)/g);
  const has = getComputedStyle(document.documentElement);
  const names = [...new Set([...asked].map(([, name = '']) => name))];
  return { unknown: names.filter((name) => has.getPropertyValue(name) === '') };
}

for (const [language, words] of [
  ['en', nlsEn],
  ['ko', nlsKo],
] as const)
  describe(`the walkthrough (${language})`, function () {
    this.timeout(120_000);
    let lab: Workbench;

    before(async () => {
      const folder = await temporaryWorkspace('test/fixtures/sample-workspace');
      lab = await openWorkbench({ trust: true, folder, language });
    });
    after(() => lab.dispose());

    /** The walkthrough's page at this step; it begins again at the first that is not done. */
    async function at(step: Step): Promise<Locator> {
      await lab.executeCommand('workbench.action.closeAllEditors');
      await lab.executeCommand(
        'workbench.action.openWalkthrough',
        {
          category: 'ai-service-lab.ai-service-lab#start',
          step: `ai-service-lab.ai-service-lab#start#${step}`,
        },
        false,
      );
      const shown = lab.page.locator('.getting-started-step', {
        hasText: words[`walkthrough.${step}.title`],
      });
      await shown.waitFor();
      if ((await shown.locator('.monaco-button:visible').count()) === 0) await shown.click();
      await shown.locator('.monaco-button').waitFor();
      return shown;
    }
    const isDone = async (shown: Locator): Promise<boolean> =>
      (await shown.locator('.codicon-getting-started-step-checked:visible').count()) > 0;

    for (const step of steps)
      it(`${step}: its button does what it says and completes it`, async () => {
        const shown = await at(step);
        if (step === 'project') await lab.screenshot(`walkthrough-${language}`);
        // The Course view may have been seen already; the others begin open.
        if (step !== 'course') assert.equal(await isDone(shown), false, 'done before it was tried');
        await shown.locator('.monaco-button').click();
        await brings[step](lab);
        const again = await at(step);
        await eventually(`${step} is done`, () => isDone(again));
      });

    if (language === 'en')
      it('draws its pictures in the colours of each theme', async () => {
        // VS Code leaves the pictures out where there is no room beside the steps.
        await lab.setViewport(1440, 900);
        await lab.executeCommand('workbench.action.closeSidebar');
        for (const theme of ['light', 'dark', 'hcDark', 'hcLight'] as const) {
          await lab.setTheme(theme);
          for (const step of steps) {
            await at(step);
            await lab.page.waitForTimeout(400);
            let unknown: string[] | undefined;
            await eventually(`${theme} ${step} has a picture`, async () => {
              const drawn = await Promise.all(
                lab.page.frames().map((frame) => frame.evaluate(coloursOfPicture).catch(() => undefined)),
              );
              unknown = drawn.find((one) => one !== undefined)?.unknown;
              return unknown !== undefined;
            });
            assert.deepEqual(unknown, [], `${theme} ${step}: colours that the theme has not`);
            await lab.screenshot(`walkthrough-${step}-${theme}`);
          }
        }
      });
  });

describe('the Course view without a course', function () {
  this.timeout(120_000);

  it('says what to do and leads to the extension', async () => {
    const broken = await temporaryWorkspace();
    for (const name of ['package.json', 'package.nls.json', 'package.nls.ko.json'])
      await cp(path.join(repoRoot, name), path.join(broken, name));
    await mkdir(path.join(broken, 'media'));
    for (const name of ['dist', 'snippets', 'media/icons'])
      await symlink(path.join(repoRoot, name), path.join(broken, name));
    const lab = await openWorkbench({ trust: true, extensionDevelopmentPath: broken });
    try {
      await lab.executeCommand('aiServiceLab.course.focus');
      const row = lab.page.locator('.monaco-list-row', { hasText: 'No lectures' });
      await row.waitFor();
      await lab.screenshot('course-missing');
      await row.click();
      await lab.page.locator('.extensions-viewlet').waitFor();
    } finally {
      await lab.dispose();
    }
  });
});
