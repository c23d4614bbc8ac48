import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { Failure, say } from './terminal';

const parts = ['ko', 'en', 'figures', 'tasks/ko', 'tasks/en'];

/** The texts of a course by their path inside its folder, with forward slashes. A folder without one is not searched. */
export async function readCourseFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const take = async (file: string): Promise<void> => {
    files.set(file, await readFile(path.join(folder, file), 'utf8'));
  };
  try {
    await take('course.json');
  } catch {
    throw new Failure(2, say('notes.noCourse', { folder }));
  }
  // A missing part has missing files: the check says which.
  await take('glossary.json').catch(() => undefined);
  for (const part of parts) {
    const entries = await readdir(path.join(folder, part), { withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile() && /\.(md|json|svg)$/.test(entry.name)) await take(`${part}/${entry.name}`);
  }
  return files;
}
