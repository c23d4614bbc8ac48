import * as path from 'node:path';
import { checkCourse, laterLinks } from '../core/notes/check';
import { readCourseFolder } from './courseFiles';
import { search } from './search';
import { Failure, folderOptions, say } from './terminal';

/** `ailab notes check|search`, told apart here. */
export async function notes([verb, ...words]: readonly string[]): Promise<number> {
  if (verb === 'check') return check(words);
  if (verb === 'search') return search(words);
  throw new Failure(2, say('cli.usage'));
}

/** `ailab notes check DIR [--json]`: notes on what is not built yet change nothing; exit status 0 clean, 1 findings, 2 bad use or no course there. */
async function check(words: readonly string[]): Promise<number> {
  const { folder, json } = folderOptions(words);
  const { files, faults } = await readCourseFolder(folder);
  const findings = checkCourse(files, faults).map(({ file, line, message, args }) => ({
    file: path.join(folder, file),
    line,
    id: message,
    message: say(message, args),
  }));
  if (json) process.stdout.write(JSON.stringify(findings, undefined, 2) + '\n');
  for (const { file, line, message } of findings)
    process.stderr.write(`${printable(`${file}:${line}: ${message}`)}\n`);
  for (const { file, line, message, args } of laterLinks(files))
    process.stderr.write(
      `${printable(`${path.join(folder, file)}:${line}: ${say('notes.later', { text: say(message, args) })}`)}\n`,
    );
  if (findings.length === 0) process.stderr.write(say('notes.clean') + '\n');
  return findings.length > 0 ? 1 : 0;
}

/** Without what a terminal obeys: names and titles of a course are anybody's. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
