import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import { bytesOf, checkPlan, type Plan } from '../../../../src/core/scaffold/plan';
import { projectPlan, projectReadme, projectSources } from '../../../../src/core/scaffold/project';
import type { Lang } from '../../../../src/shared/t';

const root = 'media/templates/project';
const langs: readonly Lang[] = ['ko', 'en'];

function planIn(lang: Lang): Plan {
  return projectPlan(
    lang,
    new Map(projectSources(lang).map((file) => [file, readFileSync(path.join(root, file))])),
  );
}

const textIn = (plan: Plan, name: string): string =>
  new TextDecoder().decode(bytesOf(plan.find((file) => file.path === name)!));

describe('the course project', () => {
  it('has the same files in both languages, and uses every file of the template', () => {
    const [ko, en] = langs.map((lang) => planIn(lang).map((file) => file.path));
    assert.deepEqual(ko, en);
    const there = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    assert.deepEqual([...new Set(langs.flatMap(projectSources))].sort(), there.sort());
  });

  it('is a plan that can be written, small, and not in the other language', () => {
    for (const lang of langs) {
      const plan = planIn(lang);
      checkPlan(plan);
      const size = plan.reduce((sum, file) => sum + bytesOf(file).length, 0);
      assert.ok(size < 300e3, `${size} bytes`);
      for (const { path: name } of plan.filter((file) => /\.(md|py|ipynb|txt)$/.test(file.path)))
        assert.equal(/\p{Script=Hangul}/u.test(textIn(plan, name)), lang === 'ko', `${lang}/${name}`);
    }
  });

  it('names in its README every file that it has, and no other', () => {
    for (const lang of langs) {
      const plan = planIn(lang);
      const named = [...textIn(plan, projectReadme).matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
      const there = plan
        .map((file) => file.path.replace(/\/.*/, '/'))
        .filter((name) => name !== projectReadme && name !== '.gitignore');
      assert.deepEqual(named.sort(), [...new Set(there)].sort());
    }
  });

  it('has an app of under 80 lines', () => {
    for (const lang of langs) assert.ok(textIn(planIn(lang), 'app.py').split('\n').length < 80);
  });

  it('stores in its notebook a page that needs no Python, and in the twin how it fails', () => {
    for (const lang of langs) {
      const plan = planIn(lang);
      const parsed = parseNotebook(textIn(plan, 'dashboard.ipynb'));
      assert.deepEqual(parsed.problems, []);
      const state = textIn(plan, 'dashboard.ipynb');
      for (const model of ['FileUploadModel', 'ButtonModel', 'ImageModel', 'OutputModel'])
        assert.ok(state.includes(`"model_name": "${model}"`), model);
      assert.doesNotMatch(state, /"output_type": "error"/);
      const twin = textIn(plan, 'dashboard_ipywidgets7.ipynb');
      for (const complaint of [
        "'tuple' object has no attribute 'values'",
        "'FileUpload' object has no attribute 'data'",
      ])
        assert.ok(twin.includes(complaint), complaint);
      assert.doesNotMatch(twin + state, /\/work\/|\/root\/|site-packages.*\/tmp/);
    }
  });

  it('cannot be made from a template that lacks a file', () => {
    assert.throws(() => projectPlan('ko', new Map()), /lacks ko\/README\.md/);
  });
});
