// First of all: what is read after it is compiled with it.
import './cli/codeCache';
import { Failure, say } from './cli/terminal';

type Verb = (words: readonly string[]) => Promise<number>;

/** One verb a file: gets the words after it, returns the exit status. Read only when it is asked for, for half of the time of a short one is reading. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  dashboard: async () => (await import('./cli/dashboard')).dashboard,
  exercises: async () => (await import('./cli/exercises')).exercises,
  grade: async () => (await import('./cli/grade')).grade,
  new: async () => (await import('./cli/new')).create,
  notes: async () => (await import('./cli/notes')).notes,
};

async function main([verb = '', ...words]: readonly string[]): Promise<number> {
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(say('cli.usage') + '\n');
    return 0;
  }
  if (!run) throw new Failure(2, say('cli.usage'));
  return (await run())(words);
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
