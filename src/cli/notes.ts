import { checkCourse, laterLinks } from '../core/notes/check';
import { readCourseFolder } from './courseFiles';
import { printFindings, told } from './findings';
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
  const findings = told(folder, checkCourse(files, faults));
  if (json) process.stdout.write(JSON.stringify(findings, undefined, 2) + '\n');
  printFindings(findings);
  printFindings(
    told(folder, laterLinks(files)).map((one) => ({
      ...one,
      message: say('notes.later', { text: one.message }),
    })),
  );
  if (findings.length === 0) process.stderr.write(say('notes.clean') + '\n');
  return findings.length > 0 ? 1 : 0;
}
