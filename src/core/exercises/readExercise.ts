import { at, isObject, parsedObject, stringOf, type Json, type JsonObject } from '../../shared/json';
import { generatorOf, plainName, wrongGiven } from './data/generators';
import { isVariable } from './environment';
import { wrongMembers } from './exerciseShape';
import { readOracle, readSolution } from './readOracle';
import { relationNames, type RelationName } from './relations';
import type { CaseSpec, Exercise, WrongAnswer } from './spec';
import type { Files, SayAt } from './readPack';
import { readWords } from './words';
import { factNames } from './world/makeWorld';
import { readState } from './world/readState';
import type { StateOracle } from './world/stateOracle';
import { readWorld } from './world/readWorld';

/** Reads one exercise; undefined, with findings, where it cannot be used. `folder` ends with a slash. */
export function readExercise(
  files: Files,
  folder: string,
  place: { readonly id: string; readonly pack: string; readonly number: number },
  say: SayAt,
): Exercise | undefined {
  const file = `${folder}exercise.json`;
  const given = parsedObject(files.get(file));
  if (!given) {
    say(file, '', 'exercises.unreadable');
    return undefined;
  }
  const sayHere = (what: string): void => say(file, what, 'exercises.badValue', { what });
  for (const what of wrongMembers(given)) sayHere(what);
  const cases = listAt(given, 'cases').flatMap((one) => readCase(one, at(given, 'world'), sayHere) ?? []);
  const names = cases.map(({ name }) => name);
  if (!cases.some(({ tier, visible }) => tier === 'core' && visible) || new Set(names).size < names.length)
    sayHere('cases');
  const columns = generatorOf(cases[0]?.generator.name ?? '')?.columns ?? [];
  const solutions = scriptsIn(files, `${folder}solutions/`);
  const oracleGiven = at(given, 'oracle');
  const kind = stringOf(at(oracleGiven, 'name'));
  const ofState = kind === 'state';
  const oracle = ofState
    ? readState(oracleGiven)
    : kind === 'solution'
      ? readSolution(
          oracleGiven,
          solutions.map(({ file: name }) => name),
        )
      : readOracle(oracleGiven, columns);
  if (typeof oracle === 'string') sayHere(oracle === 'name' ? 'oracle' : oracle);
  // A table has no state, and the oracles of tables know no worlds.
  const mixed = cases.find(
    ({ world, relations }) => ofState !== (world !== undefined) || (ofState && relations.length > 0),
  );
  if (mixed) sayHere(`${mixed.name}: generator`);
  if (ofState) for (const what of lostMembers(given, cases)) sayHere(what);
  const impossible = typeof oracle === 'object' && oracle.name === 'state' && noStatus(oracle, cases);
  if (impossible) say(file, '"status"', 'exercises.statusNoNumber', impossible);
  const lecture = stringOf(at(given, 'lecture')) ?? '';
  if (!/^\d{1,2}#[a-z0-9-]+$/.test(lecture)) sayHere('lecture');
  const target = stringOf(at(given, 'target'));
  if (target !== undefined && !plainName.test(target)) sayHere('target');
  const topics = listAt(given, 'topics').flatMap((one) => stringOf(one) ?? []);
  if (topics.length === 0) sayHere('topics');
  const starter = files.get(`${folder}starter.sh`);
  if (starter === undefined) say(`${folder}starter.sh`, '', 'exercises.noFile');
  const words = { ko: wordsOf(files, `${folder}ko.md`, say), en: wordsOf(files, `${folder}en.md`, say) };
  if (new Set(solutions.map(({ script }) => script.trim())).size < 2)
    say(`${folder}solutions/`, '', 'exercises.twoSolutions');
  const wrong = wrongAnswers(given, files, folder, names, say);
  if (typeof oracle === 'string' || cases.length === 0 || mixed) return undefined;
  return {
    ...place,
    folder,
    lecture,
    topics,
    oracle,
    ...(target === undefined ? {} : { target }),
    cases,
    words,
    starter: starter ?? '',
    solutions,
    wrong,
  };
}

/** What a state exercise says that nothing would look at: a target, a system, `{names}` that no world has. */
function lostMembers(given: JsonObject, cases: readonly CaseSpec[]): string[] {
  const used = [...JSON.stringify(at(given, 'oracle')).matchAll(/\{([a-z]+)\}/g)].map(
    ([, name = '']) => name,
  );
  const known = (name: string): boolean =>
    cases.every(({ world }) => world === undefined || factNames(world).includes(name));
  return [
    ...(at(given, 'target') === undefined ? [] : ['target']),
    ...cases.filter(({ system }) => system !== 'gnu').map(({ name }) => `${name}: system`),
    ...new Set(used.filter((name) => !known(name)).map((name) => `{${name}}`)),
  ];
}

/** A fact as exit status, with a value of it that no program can end with. */
function noStatus(
  { status }: StateOracle,
  cases: readonly CaseSpec[],
): { readonly name: string; readonly value: string } | undefined {
  const [, name] = /^\{([a-z]+)\}$/.exec(String(status ?? '')) ?? [];
  if (name === undefined) return undefined;
  // Of a number the least and the most.
  const values = cases.flatMap(({ world }) => (world?.pick[name] ?? []).map(String));
  const value = values.find((one) => !/^\d{1,3}$/.test(one) || Number(one) > 255);
  return value === undefined ? undefined : { name: `{${name}}`, value };
}

function readCase(given: Json, common: Json | undefined, say: (what: string) => void): CaseSpec | undefined {
  const name = stringOf(at(given, 'name')) ?? '';
  const [tier, system = 'gnu', times = 1] = [at(given, 'tier'), at(given, 'system'), at(given, 'times')];
  const generator = at(given, 'generator');
  const generatorName = stringOf(at(generator, 'name')) ?? '';
  const world = generatorName === 'world' && isObject(generator) ? readWorld(common, generator) : undefined;
  const wrong =
    typeof world === 'string'
      ? [world]
      : world
        ? []
        : isObject(generator)
          ? wrongGiven(generatorName, generator)
          : ['generator'];
  for (const what of wrong) say(`${name}: ${what}`);
  const env = envOf(at(given, 'env'));
  const relations = listAt(given, 'relations').flatMap(
    (one) => relationNames.find((known) => known === one) ?? [],
  );
  const bad = [
    ...(/^[a-z][a-z0-9-]{0,40}$/.test(name) ? [] : ['name']),
    ...(tier === 'core' || tier === 'robust' ? [] : ['tier']),
    ...(system === 'gnu' || system === 'bsd' || system === 'prompt' ? [] : ['system']),
    ...(typeof times === 'number' && Number.isInteger(times) && times >= 0 && times <= 20 ? [] : ['times']),
    ...(env ? [] : ['env']),
    ...(relations.length === listAt(given, 'relations').length ? [] : ['relations']),
  ];
  for (const what of bad) say(`${name}: ${what}`);
  if (wrong.length > 0 || bad.length > 0 || !isObject(generator) || !env || typeof world === 'string')
    return undefined;
  return {
    name,
    tier: tier as CaseSpec['tier'],
    system: system as CaseSpec['system'],
    times: times as number,
    visible: at(given, 'visible') === true,
    generator: { name: generatorName, given: generator },
    ...(world ? { world } : {}),
    env,
    relations: relations satisfies RelationName[],
  };
}

function envOf(given: Json | undefined): Record<string, string> | undefined {
  if (given === undefined) return {};
  if (!isObject(given)) return undefined;
  const pairs = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    isVariable(name, value) ? [[name, value]] : [],
  );
  return pairs.length === Object.keys(given).length ? Object.fromEntries(pairs) : undefined;
}

function wordsOf(files: Files, file: string, say: SayAt): Exercise['words']['ko'] {
  const text = files.get(file);
  if (text === undefined) say(file, '', 'exercises.noFile');
  const { words, gaps } = readWords(text ?? '');
  if (text !== undefined) for (const { what, line } of gaps) say(file, line, 'exercises.noText', { what });
  return words;
}

function scriptsIn(files: Files, folder: string): { file: string; script: string }[] {
  return [...files]
    .filter(([file]) => file.startsWith(folder) && file.endsWith('.sh'))
    .map(([file, script]) => ({ file: file.slice(folder.length), script }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function wrongAnswers(
  given: JsonObject,
  files: Files,
  folder: string,
  cases: readonly string[],
  say: SayAt,
): WrongAnswer[] {
  const scripts = new Map(scriptsIn(files, `${folder}wrong/`).map(({ file, script }) => [file, script]));
  const told = listAt(given, 'wrong').flatMap((one): WrongAnswer[] => {
    const file = stringOf(at(one, 'file')) ?? '';
    const script = scripts.get(file);
    const shownBy = stringOf(at(one, 'shownBy')) ?? '';
    const [ko, en] = [stringOf(at(at(one, 'why'), 'ko')), stringOf(at(at(one, 'why'), 'en'))];
    if (script === undefined || !cases.includes(shownBy) || !ko || !en) {
      say(`${folder}exercise.json`, file, 'exercises.badWrong', { file });
      return [];
    }
    return [{ file, script, shownBy, why: { ko, en } }];
  });
  if (told.length === 0) say(`${folder}exercise.json`, 'wrong', 'exercises.badValue', { what: 'wrong' });
  for (const file of scripts.keys())
    if (!told.some((one) => one.file === file))
      say(`${folder}wrong/${file}`, '', 'exercises.badWrong', { file });
  return told;
}

function listAt(given: Json | undefined, key: string): readonly Json[] {
  const list = at(given, key);
  return Array.isArray(list) ? list : [];
}
