import { flag, listOf, type Check } from '../../shared/guard';
import { at, isObject, type Json, type JsonObject } from '../../shared/json';
import { wrongMember } from './world/checks';

const any: Check = () => true;
export const filled: Check = (value) => typeof value === 'string' && value !== '';
export const anyText: Check = (value) => typeof value === 'string';
const list: Check = (value) => Array.isArray(value);

const exercise = { lecture: filled, topics: listOf(filled, 100), oracle: any, cases: list, wrong: list };
const oneCase = { name: filled, tier: filled, generator: isObject };
const wrongAnswer = { file: filled, shownBy: filled, why: isObject };

/**
 * Members that are missing, of another kind or known to nobody, in an exercise, its cases and its wrong answers; what is
 * in an oracle, a generator or a world has readers of its own. A slip in a name would else change nothing, silently.
 */
export function wrongMembers(given: JsonObject): string[] {
  const found = [wrongMember(given, exercise, { $schema: anyText, target: anyText, world: isObject })];
  for (const one of listAt(given, 'cases')) {
    const wrong = wrongMember(one, oneCase, {
      visible: flag,
      times: any,
      env: isObject,
      system: any,
      relations: list,
    });
    const name = at(one, 'name');
    found.push(wrong === undefined || typeof name !== 'string' ? wrong : `${name}: ${wrong}`);
  }
  for (const one of listAt(given, 'wrong')) {
    found.push(wrongMember(one, wrongAnswer));
    const why = at(one, 'why');
    if (isObject(why)) found.push(wrongMember(why, { ko: filled, en: filled }));
  }
  return found.flatMap((one) => one ?? []);
}

function listAt(given: JsonObject, key: string): readonly Json[] {
  const found = at(given, key);
  return Array.isArray(found) ? found : [];
}
