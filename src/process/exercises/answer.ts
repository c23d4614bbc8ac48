import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../shared/errors';
import { lstatIfAny } from '../lstatIfAny';

const longestAnswer = 200_000;
export const answerFile = 'answer.sh';

/** The answer in an exercise's folder. Throws UserError where there is no ordinary file of bearable size. */
export function readAnswer(folder: string): string {
  const file = path.join(folder, answerFile);
  const found = lstatIfAny(file);
  if (!found?.isFile()) throw new UserError('exercises.noAnswer');
  if (found.size > longestAnswer) throw new UserError('exercises.longAnswer');
  return readFileSync(file, 'utf8');
}

/** The same, undefined where there is none. */
export function answerIfAny(folder: string): string | undefined {
  try {
    return readAnswer(folder);
  } catch {
    return undefined;
  }
}
