import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { UserError } from '../shared/errors';

const parts = ['ko', 'en', 'figures', 'tasks/ko', 'tasks/en'];

/** More is no course, and would hold up the extension host. */
const mostFiles = 2000;
const largest = 2_000_000;

/**
 * The texts of a course by their path inside its folder, with forward slashes. A folder without a `course.json` is not
 * searched: UserError. Links are not followed, so that a course of a workspace reads nothing beside itself.
 */
export async function readCourseFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const take = async (file: string): Promise<void> => {
    const text = await readFile(path.join(folder, file), 'utf8');
    if (text.length <= largest) files.set(file, text);
  };
  await take('course.json').catch(() => {
    throw new UserError('notes.noCourse', { folder });
  });
  // A missing part has missing files: the check says which.
  await take('glossary.json').catch(() => undefined);
  await Promise.all(
    parts.map(async (part) => {
      const entries = await readdir(path.join(folder, part), { withFileTypes: true }).catch(() => []);
      const texts = entries.filter((entry) => entry.isFile() && /\.(md|json|svg)$/.test(entry.name));
      await Promise.all(texts.slice(0, mostFiles).map(({ name }) => take(`${part}/${name}`)));
    }),
  );
  return files;
}
