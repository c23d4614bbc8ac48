import { realpath } from 'node:fs/promises';
import { readCourse } from '../core/notes/course';
import { brokenLectureLinks } from '../core/exercises/lectureLinks';
import { verify, type Verified } from '../core/exercises/verify';
import { sandboxRunner } from '../process/exercises/runner';
import { grantPermit } from '../shared/permit';
import { readCourseFolder } from './courseFiles';
import { printFindings, printLine, told } from './findings';
import { mediaAt } from './installed';
import { chosenIsolation, isolationOption } from './isolation';
import { packsFolder, packsIn } from './packs';
import { Failure, readOptions, say } from './terminal';

/** Any number: a pack that holds for one seed only is found by running again with another. */
const usualSeed = 1;

/**
 * `ailab exercises verify [DIR] [--seed N] [--isolation NAME] [--json]`: exit status 0 every solution passes, every wrong answer is shown by
 * its case and nothing is missing; 1 something is to be mended; 2 no packs there.
 */
export async function verifyPacks(words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(usualSeed) },
    ...isolationOption,
  });
  const [folder = packsFolder, ...more] = positionals;
  const seed = Number(values.seed);
  if (more.length > 0 || !Number.isSafeInteger(seed)) throw new Failure(2, say('cli.usage'));
  const lab = (await isOurs(folder)) ? [] : packsIn(packsFolder).packs;
  const { packs, findings } = packsIn(folder, undefined, lab);
  if (findings.some(({ file, message }) => file === 'pack.json' && message === 'exercises.noFile'))
    throw new Failure(2, say('exercises.noPack', { folder }));
  const run = sandboxRunner(grantPermit(), await chosenIsolation(values.isolation));
  const verified: Verified[] = [];
  const left = packs.flatMap((pack) => pack.exercises).entries();
  const lane = async (): Promise<void> => {
    for (const [at, exercise] of left) verified[at] = await verify(exercise, { run }, seed);
  };
  // Most answers are run on one or two cases only: one exercise alone would leave a processor idle.
  await Promise.all(Array.from({ length: 2 }, lane));
  const course = readCourse((await readCourseFolder(mediaAt('course'))).files);
  const links = brokenLectureLinks(
    packs.flatMap((pack) => pack.exercises),
    course,
  );
  const toMend = told(folder, [...findings, ...links]);
  const wrong = verified.flatMap((one) => one.wrong);
  const killed = wrong.filter((one) => one.killed).length;
  const good = toMend.length === 0 && verified.every(({ status }) => status === 'pass');
  const report = {
    version: 1,
    status: good ? 'pass' : 'fail',
    seed,
    isolation: verified[0]?.isolation ?? 'none',
    wrongAnswers: wrong.length,
    killed,
    findings: toMend,
    exercises: verified,
  };
  if (values.json) process.stdout.write(JSON.stringify(report, undefined, 2) + '\n');
  printFindings(toMend);
  for (const text of verified.flatMap(complaints)) printLine(text);
  process.stderr.write(
    say('exercises.verified', { count: verified.length, killed, wrong: wrong.length }) + '\n',
  );
  return good ? 0 : 1;
}

async function isOurs(folder: string): Promise<boolean> {
  const [given, own] = await Promise.all([folder, packsFolder].map((one) => realpath(one).catch(() => one)));
  return given === own;
}

function complaints({ id, starter, solutions, wrong, unfit }: Verified): string[] {
  if (unfit) return [say(unfit.id, unfit.args)];
  return [
    ...(starter === 'passes' ? [say('exercises.starterPasses', { id })] : []),
    ...solutions.flatMap(({ file, core, robust }) => {
      const tier = core ? (robust ? undefined : 'robust') : 'core';
      return tier === undefined ? [] : [say('exercises.solutionFails', { id, file, tier })];
    }),
    ...wrong.flatMap(({ file, shownBy, killed }) =>
      killed ? [] : [say('exercises.notShown', { id, file, shownBy })],
    ),
  ];
}
