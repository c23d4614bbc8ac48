import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import { generatorNames, generatorOf } from '../../../../src/core/exercises/data/generators';
import { Random } from '../../../../src/core/exercises/data/random';
import { readExercise } from '../../../../src/core/exercises/readExercise';
import { readPacks } from '../../../../src/core/exercises/readPack';
import { exerciseSchema, packSchema } from '../../../../src/core/exercises/schema';
import { generatorWords, parameterWords } from '../../../../src/core/exercises/schemaWords';
import { readPackFiles } from '../../../../src/process/exercises/packFiles';
import {
  at as atKey,
  isObject,
  objectAt,
  stringOf,
  type Json,
  type JsonObject,
} from '../../../../src/shared/json';

const schemas = { exercise: exerciseSchema, pack: packSchema };
const text = (schema: object): string => `${JSON.stringify(schema, undefined, 2)}\n`;
const compiled = (schema: object): ValidateFunction =>
  new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);

/** What a reader alone can see: one member does not fit another, a file is missing, sums are too large. */
const acrossMembers =
  /^(of|by|columns|where\.column|cases|target)$|: (generator|tree|pick|system|file)$|^\{|\.sh$/;

type Path = readonly (string | number)[];

function pathsOf(value: Json | undefined, path: Path = []): Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, at) => pathsOf(one, [...path, at]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))
      : [];
  return [path, ...inner];
}

const replacements: readonly Json[] = [
  null,
  'x',
  '',
  '../x',
  'a\nb',
  'B C',
  -1,
  1.5,
  1e6,
  true,
  [],
  {},
  ['x'],
  [9, 1],
  { x: 1 },
];

const someKeys =
  'unknown name visible times env system relations tier world target where top sort file tree'.split(' ');

/** A copy with one thing changed: a member gone, of another kind, or one that nobody knows. */
function nearMiss(given: JsonObject, random: Random): JsonObject {
  const copy = structuredClone(given) as Record<string, unknown>;
  // Texts of wrong answers are most of a file: each kind of member is chosen about as often.
  const paths = pathsOf(given).slice(1);
  const kinds = new Map(paths.map((one) => [one.filter((key) => typeof key === 'string').join('.'), one]));
  const path = random.pick([...kinds.values()]);
  let parent: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = path.at(-1)!;
  const change = random.below(4);
  if (change === 0 && !Array.isArray(parent)) Reflect.deleteProperty(parent, last);
  else if (change === 1 && isObject(parent[last]))
    (parent[last] as Record<string, unknown>)[random.pick(someKeys)] = random.pick(replacements);
  else parent[last] = random.pick(replacements);
  return copy as JsonObject;
}

describe('schemas of packs', () => {
  let files: ReadonlyMap<string, string>;
  const validate = compiled(exerciseSchema());

  before(async () => {
    files = await readPackFiles('media/exercises');
  });

  /** What the reader says of an `exercise.json` in the place of another. */
  function findings(folder: string, given: Json): string[] {
    const own = new Map([...files].filter(([file]) => file.startsWith(folder) && !file.endsWith('.md')));
    own.set(`${folder}exercise.json`, JSON.stringify(given));
    const found: string[] = [];
    readExercise(own, folder, { id: 'x', pack: 'x', number: 1 }, (file, place, _message, args) => {
      if (file.endsWith('exercise.json')) found.push(String(args?.['what'] ?? args?.['file'] ?? place));
    });
    return found;
  }

  for (const [name, make] of Object.entries(schemas))
    it(`${name}.schema.json is what the reader's tables say (AILAB_WRITE=1 writes it)`, () => {
      const file = `media/schemas/${name}.schema.json`;
      if (process.env['AILAB_WRITE'] === '1') writeFileSync(file, text(make()));
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(text(make())));
    });

  it('have words for every generator and its parameters', () => {
    for (const name of generatorNames)
      assert.ok(generatorWords[name], `${name} needs words in schemaWords.ts`);
    for (const name of generatorNames)
      for (const key of Object.keys(generatorOf(name)!.kinds))
        assert.ok(parameterWords[key], `${name} has ${key}: add its words to schemaWords.ts`);
  });

  it('say in both languages what each member is', () => {
    const walk = (part: Json | undefined, at: string): void => {
      if (Array.isArray(part)) part.forEach((one, index) => walk(one, `${at}/${index}`));
      if (!isObject(part)) return;
      for (const [key, one] of Object.entries(objectAt(part, 'properties')))
        // Conditions have no readers.
        if (!/\/(contains|if|not)$/.test(at))
          assert.match(stringOf(atKey(one, 'description')) ?? '', /\S · .*[가-힣]/, `${at}/${key}`);
      for (const [key, one] of Object.entries(part)) walk(one, `${at}/${key}`);
    };
    for (const make of Object.values(schemas)) walk(make() as Json, '');
  });

  it('let through every exercise and pack that ships', () => {
    const packs = compiled(packSchema());
    let count = 0;
    for (const [file, content] of files) {
      const judge = file.endsWith('/exercise.json')
        ? validate
        : /(^|\/)pack\.json$/.test(file)
          ? packs
          : undefined;
      if (!judge) continue;
      count++;
      assert.ok(judge(JSON.parse(content)), `${file}: ${JSON.stringify(judge.errors)}`);
    }
    assert.ok(count > 10);
  });

  it('refuse what the reader refuses, and nothing else, for thousands of near misses', () => {
    let refused = 0;
    let all = 0;
    for (const [file, content] of files) {
      if (!file.endsWith('/exercise.json')) continue;
      const folder = file.slice(0, -'exercise.json'.length);
      const given = JSON.parse(content) as JsonObject;
      assert.deepEqual(findings(folder, given), [], file);
      for (let at = 0; at < 80; at++) {
        const miss = nearMiss(given, new Random(`${file} ${at}`));
        const valid = validate(miss);
        const said = findings(folder, miss);
        const clue = `${file} ${at}: ${JSON.stringify(validate.errors?.[0])}, reader: ${said.join('; ')}`;
        all++;
        if (!valid) {
          refused++;
          assert.ok(said.length > 0, `the reader takes what the schema refuses: ${clue}`);
        } else
          assert.ok(
            said.every((one) => acrossMembers.test(one) || (one === 'wrong' && said.length > 1)),
            `the schema takes what the reader refuses: ${clue}`,
          );
      }
    }
    assert.ok(refused > all / 2);
  });

  it('say nothing of files that only have the same name', () => {
    // The mark in a learner's folder, and what other programs keep under these names.
    assert.ok(validate({ id: 'p1', pack: 'text' }));
    assert.ok(compiled(packSchema())({ pack: { pack_format: 15, description: 'x' }, id: 1 }));
  });

  it('of packs refuse what the reader refuses', () => {
    const judge = compiled(packSchema());
    const good = { id: 'mine', title: { ko: '내 것', en: 'Mine' }, exercises: ['a'] };
    const said = (pack: unknown): number =>
      readPacks(new Map([['pack.json', JSON.stringify(pack)]])).findings.filter(
        ({ file }) => file === 'pack.json',
      ).length;
    assert.deepEqual([judge(good), said(good)], [true, 0]);
    for (const wrong of [
      { ...good, id: 'A' },
      { ...good, title: { ko: '내 것' } },
      { ...good, title: { ...good.title, de: 'x' } },
      { ...good, exercises: ['../a'] },
      { ...good, exercises: 'a' },
      { ...good, more: 1 },
      { title: good.title, exercises: [] },
      {},
    ]) {
      assert.equal(judge(wrong), false, JSON.stringify(wrong));
      assert.ok(said(wrong) > 0, JSON.stringify(wrong));
    }
  });
});
