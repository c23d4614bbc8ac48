import { readdirSync, type Dirent } from 'node:fs';
import * as path from 'node:path';
import { grade as judge, type Grade } from '../core/exercises/grade';
import { firstFailures } from '../core/exercises/report';
import { noResults, resultsOf, type Results } from '../core/exercises/results';
import { answerFile, readAnswer } from '../process/exercises/answer';
import { markIn, packFolderOf } from '../process/exercises/packPlace';
import { sandboxRunner } from '../process/exercises/runner';
import { bestIsolation, isolationConfirmed } from '../process/sandbox/detect';
import { isolationMemory } from '../process/sandbox/memory';
import { UserError } from '../shared/errors';
import { grantPermit } from '../shared/permit';
import { askAboutDanger, yesOption } from './danger';
import { printLine } from './findings';
import { chosenIsolation, isolationOption } from './isolation';
import { exerciseOf } from './packs';
import { Failure, readOptions, say, terminalLanguage } from './terminal';

/** `ailab grade DIR [--packs PACKS] [--seed N] [--isolation NAME] [--yes] [--stages] [--json]`: exit status 0 the core tier passed, 1 it failed, 2 nothing could be judged. */
export async function grade(words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, {
    json: { type: 'boolean', default: false },
    seed: { type: 'string' },
    stages: { type: 'boolean', default: false },
    packs: { type: 'string' },
    ...isolationOption,
    ...yesOption,
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new Failure(2, say('cli.usage'));
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0 || values.seed?.trim() === '')
    throw new Failure(2, say('exercises.badSeed', { seed: values.seed ?? '' }));
  const chosen = await chosenIsolation(values.isolation);
  // First of all: it finds out how answers can be kept apart here while we read what is to be judged.
  if (chosen === undefined) bestIsolation(isolationMemory()).catch(() => undefined);
  const run = sandboxRunner(grantPermit(), chosen);
  const { folder, id, from, packFolder } = located(given);
  const lost = from !== undefined && packFolder === undefined && values.packs === undefined;
  const unknown = say(lost ? 'exercises.lostPack' : 'exercises.unknown', { id, from: from ?? '' });
  const { exercise } = exerciseOf(id, values.packs ?? packFolder, unknown);
  const script = answerIn(folder);
  let stages = '';
  const judged = async (): Promise<Grade> => {
    if (chosen === undefined)
      await askAboutDanger(exercise, script, { yes: values.yes, mayAsk: !values.json });
    return judge(exercise, script, { run }, { seed });
  };
  const results = await sure(judged).then(
    async (done) => {
      if (values.stages) stages = await (await import('./stages')).stagesText(exercise, script, done, run);
      return resultsOf(done, terminalLanguage());
    },
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      for (const line of say(error.id, error.args).split('\n')) printLine(line);
      return noResults(seed);
    },
  );
  if (values.json) process.stdout.write(JSON.stringify(results, undefined, 2) + '\n');
  else process.stdout.write(readable(results));
  // Beside the results, whose shape scripts build on.
  process.stderr.write(stages);
  return { pass: 0, fail: 1, error: 2 }[results.status];
}

/** Judges again where boxes did not open: no answer, and no reference solution, is at fault for that. */
async function sure(judged: () => Promise<Grade>): Promise<Grade> {
  try {
    const done = await judged();
    if (done.judged.every(({ status }) => status === 'pass') || (await isolationConfirmed())) return done;
  } catch (error) {
    if (await isolationConfirmed()) throw error;
  }
  return judged();
}

function readable({ tests, tiers, seed, isolation }: Results): string {
  const shown = new Set(firstFailures(tests, ({ tier }) => tier));
  const lines = tests.flatMap((test) => {
    const { name, tier, status, message, input, expected, output } = test;
    const head = say(status === 'pass' ? 'exercises.passed' : 'exercises.failed', { name, tier });
    // Who mends the first one, which was made small, has often mended the others.
    if (!shown.has(test)) return [head];
    const parts = [`${say('exercises.input')}:`, input, `${say('exercises.expected')}:`, expected];
    return [head, message, ...parts, `${say('exercises.output')}:`, output].map((line, index) =>
      index === 0 ? line : line.trimEnd().replace(/^/gm, '    '),
    );
  });
  return [...lines, say('exercises.summary', { ...tiers, seed, isolation }), ''].join('\n');
}

interface Located {
  readonly folder: string;
  readonly id: string;
  /** Where its pack should be, and the folder that is there. */
  readonly from?: string | undefined;
  readonly packFolder?: string | undefined;
}

/** Where the answer lies, and of which exercise: of this folder, or of the one that was scaffolded into it. */
function located(given: string): Located {
  const none = (): Failure => new Failure(2, say('exercises.noExercise', { folder: given }));
  let entries: Dirent[];
  try {
    entries = readdirSync(given, { withFileTypes: true });
  } catch {
    throw none();
  }
  const inside = entries.filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name));
  const inner = inside.length === 1 ? path.join(given, inside[0]?.name ?? '') : given;
  const folder = entries.some(({ name }) => name === 'answer.sh') ? given : inner;
  // An answer may also lie beside the folder that was scaffolded.
  const found = marked(folder) ?? marked(inner);
  if (!found) throw none();
  return { ...found, folder };
}

/** By its mark, or else by the name of its folder. */
function marked(folder: string): Omit<Located, 'folder'> | undefined {
  const mark = markIn(folder);
  if (mark) return { ...mark, packFolder: packFolderOf(folder, mark) };
  const id = /^\d\d-(.+)$/.exec(path.basename(path.resolve(folder)))?.[1];
  return id === undefined ? undefined : { id };
}

function answerIn(folder: string): string {
  try {
    return readAnswer(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Failure(2, `${path.join(folder, answerFile)}: ${say(error.id, error.args)}`);
  }
}
