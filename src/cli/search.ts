import { buildIndex, type Hit } from '../core/course/search';
import { headsOf } from '../core/exercises/heads';
import { readCourseFolder } from './courseFiles';
import { mediaAt } from './installed';
import { packsFolder, packsIn } from './packs';
import { Failure, readOptions, say, terminalLanguage } from './terminal';

/**
 * `ailab notes search QUERY [--course DIR] [--json]`: exit status 0 also for nothing found, 2 bad use or no course there.
 * Words without quotes are one query; what begins with a hyphen comes after `--`.
 */
export async function search(words: readonly string[]): Promise<number> {
  const { query, course, json } = optionsOf(words);
  const { files } = await readCourseFolder(course ?? mediaAt('course'));
  // They are the lab's own, and stand beside its lectures only.
  const exercises = course === undefined ? headsOf(packsIn(packsFolder).packs) : [];
  const hits = buildIndex(files, { exercises }).search(query, { lang: terminalLanguage() });
  if (json) {
    const rows = hits.map(({ kind, id, title, lecture, snippet, score }) => ({
      kind,
      id,
      title,
      lecture,
      snippet,
      score,
    }));
    process.stdout.write(JSON.stringify(rows, undefined, 2) + '\n');
  } else if (hits.length === 0) process.stderr.write(say('notes.noHits') + '\n');
  else process.stdout.write(hits.map(readable).join('\n') + '\n');
  return 0;
}

function readable({ kind, id, title, lecture, snippet, marks }: Hit): string {
  const head = say(`notes.hit.${kind}`, { title, lecture, id });
  if (!process.stdout.isTTY) return `${head}\n    ${snippet}`;
  let [shown, done] = ['', 0];
  for (const [start, end] of marks) {
    shown += `${snippet.slice(done, start)}\u001b[1m${snippet.slice(start, end)}\u001b[22m`;
    done = end;
  }
  return `${head}\n    ${shown}${snippet.slice(done)}`;
}

function optionsOf(words: readonly string[]): { query: string; course: string | undefined; json: boolean } {
  const { values, positionals } = readOptions(words, {
    course: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new Failure(2, say('cli.usage'));
  return { query: positionals.join(' '), course: values.course, json: values.json };
}
