import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { checkCourse } from '../core/notes/check';
import { Failure, say } from './terminal';

/** `ailab notes check DIR [--json]`: exit status 0 clean, 1 findings, 2 bad use or no course there. */
export async function notes([verb, ...words]: readonly string[]): Promise<number> {
  if (verb !== 'check') throw new Failure(2, say('cli.usage'));
  const { folder, json } = optionsOf(words);
  const files = await read(folder);
  const findings = checkCourse(files).map(({ file, line, message, args }) => ({
    file: path.join(folder, file),
    line,
    id: message,
    message: say(message, args),
  }));
  if (json) process.stdout.write(JSON.stringify(findings, undefined, 2) + '\n');
  for (const { file, line, message } of findings) process.stderr.write(`${file}:${line}: ${message}\n`);
  if (findings.length === 0) process.stderr.write(say('notes.clean') + '\n');
  return findings.length > 0 ? 1 : 0;
}

function optionsOf(words: readonly string[]): { folder: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, lang: { type: 'string' } },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new Failure(2, say('cli.usage'));
    return { folder, json: values.json };
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw new Failure(2, `${error.message}\n${say('cli.usage')}`);
  }
}

const parts = ['ko', 'en', 'figures', 'tasks/ko', 'tasks/en'];

/** The texts of a course by their path inside its folder, with forward slashes. A folder without one is not searched. */
async function read(folder: string): Promise<Map<string, string>> {
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
