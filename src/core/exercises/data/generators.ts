import type { JsonObject } from '../../../shared/json';
import { chat, chatParameters, chatTraps } from './chat';
import {
  evaluation,
  evaluationColumns,
  evaluationParameters,
  experiments,
  experimentsColumns,
  experimentsParameters,
} from './experiments';
import {
  labelList,
  labelsParameters,
  linesParameters,
  logParameters,
  numberList,
  trainingLog,
} from './lines';
import {
  noisyLabels,
  noisyLabelsColumns,
  noisyLabelsParameters,
  streams,
  streamsColumns,
  streamsParameters,
} from './noise';
import { Parameters, wrongParameters, type ParameterKinds } from './parameters';
import { Random } from './random';
import type { Scene } from './scene';
import {
  imageSets,
  predictions,
  predictionsColumns,
  predictionsParameters,
  setsColumns,
  setsParameters,
} from './sets';
import { training, trainingColumns, trainingParameters } from './training';

interface Generator {
  readonly kinds: ParameterKinds;
  /** Columns of its table: what an oracle may ask for. */
  readonly columns: readonly string[];
  make(random: Random, given: Parameters): Scene;
}

const generators: Readonly<Record<string, Generator>> = {
  chat: { kinds: chatParameters, columns: ['Date', 'User', 'Message'], make: chat },
  evaluation: { kinds: evaluationParameters, columns: evaluationColumns, make: evaluation },
  experiments: { kinds: experimentsParameters, columns: experimentsColumns, make: experiments },
  imageSets: { kinds: setsParameters, columns: setsColumns, make: imageSets },
  labels: { kinds: labelsParameters, columns: ['label'], make: labelList },
  log: { kinds: logParameters, columns: ['time', 'level', 'text'], make: trainingLog },
  noisyLabels: { kinds: noisyLabelsParameters, columns: noisyLabelsColumns, make: noisyLabels },
  numbers: { kinds: linesParameters, columns: ['number'], make: numberList },
  predictions: { kinds: predictionsParameters, columns: predictionsColumns, make: predictions },
  streams: { kinds: streamsParameters, columns: streamsColumns, make: streams },
  training: { kinds: trainingParameters, columns: trainingColumns, make: training },
};

/** Of files in a learner's folder: no folders, nothing hidden, nothing that looks like an option. */
export const plainName = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,63}$/;

export const generatorNames = Object.keys(generators);

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
  const parameters = new Parameters(given);
  for (const key of ['files', 'parts']) {
    const names = parameters.texts(key);
    // Two files of one name would be one.
    if (names.length > 9 || new Set(names).size < names.length || !names.every((one) => plainName.test(one)))
      return [key];
  }
  const known: readonly string[] = chatTraps;
  return parameters.texts('traps').filter((trap) => !known.includes(trap));
}

/** How many rows such parameters lead to, so far as they say; good for nothing but comparing. */
export function roughRows(given: JsonObject): number {
  const parameters = new Parameters(given);
  return parameters.number('rows', 0) + 50 * parameters.number('scale', 0);
}

/** The scene that a generator makes of a seed; the same seed makes the same one. Throws for an unknown generator. */
export function makeScene(name: string, given: JsonObject, seed: string): Scene {
  const generator = generatorOf(name);
  if (!generator) throw new Error(`no generator ${name}`);
  return generator.make(new Random(seed), new Parameters(given));
}
