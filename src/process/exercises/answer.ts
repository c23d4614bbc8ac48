import { lstat, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { UserError } from '../../shared/errors';

const longestAnswer = 200_000;
export const answerFile = 'answer.sh';

/** The answer in an exercise's folder. Throws UserError where there is no ordinary file of bearable size. */
export async function readAnswer(folder: string): Promise<string> {
  const file = path.join(folder, answerFile);
  const found = await lstat(file).catch(() => undefined);
  if (!found?.isFile()) throw new UserError('exercises.noAnswer');
  if (found.size > longestAnswer) throw new UserError('exercises.longAnswer');
  return readFile(file, 'utf8');
}
