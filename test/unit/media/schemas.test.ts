import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import manifest from '../../../package.json';

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A schema of ours as a strict validator takes it: what it does not know is a slip. */
function schema(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  // VS Code's own.
  ajv.addKeyword('defaultSnippets');
  return ajv.compile(json(`media/schemas/${name}.schema.json`) as object);
}

const courses = ['media/course', 'media/templates/course'];

describe('schemas of a course', () => {
  const course = schema('course');
  const glossary = schema('glossary');
  const figure = schema('figure');
  const passes = (judge: ValidateFunction, value: unknown, what: string): void => {
    assert.ok(judge(value), `${what}: ${JSON.stringify(judge.errors)}`);
  };

  it('let through what ships', () => {
    for (const folder of courses) {
      passes(course, json(path.join(folder, 'course.json')), folder);
      passes(glossary, json(path.join(folder, 'glossary.json')), folder);
      for (const name of readdirSync(path.join(folder, 'figures')).filter((one) => one.endsWith('.json')))
        passes(figure, json(path.join(folder, 'figures', name)), `${folder}/${name}`);
    }
  });

  it('refuse what is wrong', () => {
    const good = { id: 'a', title: { ko: '가', en: 'a' }, lectures: ['01-a'] };
    passes(course, good, 'the good one');
    for (const wrong of [
      {},
      [],
      { ...good, id: 'A B' },
      { ...good, title: 'a' },
      { ...good, title: { de: 'a' } },
      { ...good, lectures: [] },
      { ...good, lectures: ['../01-a'] },
      { ...good, lectures: ['01-a', '01-a'] },
      { ...good, lectures: Array.from({ length: 100 }, (_none, index) => `l${index}`) },
    ])
      assert.equal(course(wrong), false, JSON.stringify(wrong).slice(0, 80));
    const term = { id: 'a', ko: '가', en: 'a', koText: '가', enText: 'a', lecture: 1 };
    passes(glossary, [term], 'a term');
    for (const wrong of [
      { ...term, id: 'A' },
      { ...term, lecture: 0 },
      { ...term, lecture: '1' },
      { ...term, more: 1 },
      'a',
    ])
      assert.equal(glossary([wrong]), false, JSON.stringify(wrong));
    const words = { title: 'a', desc: 'b', words: { c: 'd' } };
    passes(figure, { en: words }, 'a figure');
    for (const wrong of [
      { en: { title: 'a' } },
      { en: { ...words, words: { c: '' } } },
      { ko: words, more: {} },
    ])
      assert.equal(figure(wrong), false, JSON.stringify(wrong));
  });

  it('say nothing of files that only have the same name', () => {
    passes(glossary, { terms: [] }, 'a glossary of others');
    passes(figure, { data: [], layout: {} }, 'a figure of Plotly');
  });

  it('speak both languages, for VS Code translates no schema', () => {
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        if (key === 'description' && typeof member === 'string')
          assert.match(member, /^[^\p{Script=Hangul}]+ · .*\p{Script=Hangul}/u, place);
        walk(member, `${place}/${key}`);
      }
    };
    for (const { url } of manifest.contributes.jsonValidation) walk(json(url), url);
  });
});
