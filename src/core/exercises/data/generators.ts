import type { JsonObject } from '../../../shared/json';
import { chat, chatParameters, chatTraps } from './chat';
import { labelList, linesParameters, numberList, trainingLog } from './lines';
import { Parameters, wrongParameters, type ParameterKinds } from './parameters';
import { Random } from './random';
import type { Scene } from './scene';

interface Generator {
  readonly kinds: ParameterKinds;
  /** Columns of its table: what an oracle may ask for. */
  readonly columns: readonly string[];
  make(random: Random, given: Parameters): Scene;
}

const generators: Readonly<Record<string, Generator>> = {
  chat: { kinds: chatParameters, columns: ['Date', 'User', 'Message'], make: chat },
  labels: { kinds: linesParameters, columns: ['label'], make: labelList },
  log: { kinds: linesParameters, columns: ['time', 'level', 'text'], make: trainingLog },
  numbers: { kinds: linesParameters, columns: ['number'], make: numberList },
};

/** Of files in a learner's folder: no folders, nothing hidden, nothing that looks like an option. */
export const plainName = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,63}$/;

/** A generator of this name; undefined for an unknown one. */
export function generatorOf(name: string): Generator | undefined {
  return Object.hasOwn(generators, name) ? generators[name] : undefined;
}

/** What is wrong with what a pack says to a generator: names of parameters. */
export function wrongGiven(name: string, given: JsonObject): string[] {
  const generator = generatorOf(name);
  if (!generator) return ['name'];
  const wrong = wrongParameters(given, generator.kinds);
  if (wrong.length > 0) return wrong;
  const { file = 'x' } = given;
  if (typeof file !== 'string' || !plainName.test(file)) return ['file'];
  const known: readonly string[] = chatTraps;
  return new Parameters(given).texts('traps').filter((trap) => !known.includes(trap));
}

/** The scene that a generator makes of a seed; the same seed makes the same one. Throws for an unknown generator. */
export function makeScene(name: string, given: JsonObject, seed: string): Scene {
  const generator = generatorOf(name);
  if (!generator) throw new Error(`no generator ${name}`);
  return generator.make(new Random(seed), new Parameters(given));
}
