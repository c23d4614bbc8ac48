import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { visibleCases } from '../../../src/core/exercises/cases';
import { readPacks } from '../../../src/core/exercises/readPack';
import { exercisePlan } from '../../../src/core/exercises/scaffold';
import type { Runner } from '../../../src/core/exercises/run';
import type { Exercise } from '../../../src/core/exercises/spec';
import { readPackFiles } from '../../../src/process/exercises/packFiles';
import { skip } from '../../harness/skip';
import { lateRunner, sandboxRunner } from '../../../src/process/exercises/runner';
import { bytesOf, type Plan } from '../../../src/core/scaffold/plan';
import { grantPermit } from '../../../src/shared/permit';
import type { Lang } from '../../../src/shared/t';

/** All exercises that come with the lab, by their ids. */
export async function exercisesById(): Promise<ReadonlyMap<string, Exercise>> {
  const { packs } = readPacks(await readPackFiles('media/exercises'));
  return new Map(packs.flatMap(({ exercises }) => exercises.map((one) => [one.id, one])));
}

/** The same for tests that run answers: skips where nothing can hold them. */
export async function exercisesInSandbox(context: Mocha.Context): Promise<ReadonlyMap<string, Exercise>> {
  if (process.platform === 'win32') skip(context, 'the sandbox needs Linux or macOS');
  return exercisesById();
}

/** For answers that are right, whatever else keeps the machine busy: hostile ones run beside them, and whole browsers. */
export function patientRunner(): Runner {
  const run = sandboxRunner(grantPermit());
  return (request) => run({ ...request, ms: 4 * request.ms });
}

const visible = new Map<Exercise, ReturnType<typeof visibleCases>>();

/** What a learner gets of an exercise; a reference solution is run in the sandbox, once for all plans. */
export async function planOf(exercise: Exercise, lang: Lang, checker: string): Promise<Plan> {
  let cases = visible.get(exercise);
  if (!cases) {
    cases = visibleCases(exercise, { run: lateRunner(() => sandboxRunner(grantPermit())) });
    visible.set(exercise, cases);
  }
  return exercisePlan(exercise, lang, checker, await cases);
}

/** Runs `body` with the folder of a scaffolded exercise that holds this answer. */
export async function inExercise<T>(
  exercise: Exercise,
  answer: string,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'ailab-exercise-'));
  try {
    const plan = await planOf(exercise, 'en', await readFile('media/exercises/check.sh', 'utf8'));
    for (const file of plan) {
      await mkdir(path.dirname(path.join(root, file.path)), { recursive: true });
      await writeFile(path.join(root, file.path), bytesOf(file));
    }
    const folder = path.join(root, plan[0]!.path.split('/')[0]!);
    await writeFile(path.join(folder, 'answer.sh'), answer);
    return await body(folder);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
