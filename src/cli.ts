import { dashboard } from './cli/dashboard';
import { exercises } from './cli/exercises';
import { grade } from './cli/grade';
import { create } from './cli/new';
import { notes } from './cli/notes';
import { Failure, say } from './cli/terminal';

/** One verb a file: gets the words after it, returns the exit status. */
const verbs: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  dashboard,
  exercises,
  grade,
  new: create,
  notes,
};

async function main([verb = '', ...words]: readonly string[]): Promise<number> {
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(say('cli.usage') + '\n');
    return 0;
  }
  if (!run) throw new Failure(2, say('cli.usage'));
  return run(words);
}

main(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    const failure = error instanceof Failure;
    const text = failure
      ? error.message
      : say('cli.bug', { reason: error instanceof Error ? (error.stack ?? '') : String(error) });
    process.stderr.write(text + '\n');
    process.exitCode = failure ? error.status : 2;
  },
);
