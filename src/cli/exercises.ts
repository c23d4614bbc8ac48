import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { visibleCases } from '../core/exercises/cases';
import { exercisePlan, folderName } from '../core/exercises/scaffold';
import { wayToPack } from '../process/exercises/packPlace';
import { lateRunner, sandboxRunner } from '../process/exercises/runner';
import { grantPermit } from '../shared/permit';
import { askAboutDanger, yesOption } from './danger';
import { orFailure } from './orFailure';
import { exerciseOf, packsBeside, packsFolder } from './packs';
import { Failure, readOptions, say, terminalLanguage } from './terminal';
import { writePlan } from './writePlan';

/** `ailab exercises list|scaffold|verify|image|import`, told apart here. */
export async function exercises([verb, ...words]: readonly string[]): Promise<number> {
  if (verb === 'list') return list(words);
  if (verb === 'scaffold') return scaffold(words);
  if (verb === 'verify') return (await import('./verify')).verifyPacks(words);
  if (verb === 'image') return (await import('./isolation')).buildImage();
  if (verb === 'import') return (await import('./importChat')).importChat(words);
  throw new Failure(2, say('cli.usage'));
}

const options = { json: { type: 'boolean', default: false }, packs: { type: 'string' } } as const;

/** `ailab exercises list [--packs DIR] [--json]`: exit status 0, also where some of the packs in DIR cannot be used. */
function list(words: readonly string[]): number {
  const { values, positionals } = readOptions(words, options);
  if (positionals.length > 0) throw new Failure(2, say('cli.usage'));
  const packs = packsBeside(values.packs);
  const rows = packs.flatMap(({ exercises: own }) =>
    own.map(({ id, pack, words: texts, topics, lecture, cases }) => ({
      id,
      title: { ko: texts.ko.title, en: texts.en.title },
      pack,
      topics,
      lecture,
      tiers: cases.some(({ tier }) => tier === 'robust') ? ['core', 'robust'] : ['core'],
    })),
  );
  const lang = terminalLanguage();
  if (values.json) process.stdout.write(JSON.stringify(rows, undefined, 2) + '\n');
  else
    for (const { id, title, topics } of rows)
      process.stdout.write(`${id.padEnd(16)} ${title[lang]} (${topics.join(', ')})\n`);
  return 0;
}

/**
 * `ailab exercises scaffold ID DIR [--packs PACKS] [--yes] [--json]`: a folder `NN-ID` in DIR. Exit status 0 written or there already, 2 bad use
 * or it cannot be written, 3 a file is there with other content and nothing was changed.
 */
async function scaffold(words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, { ...options, ...yesOption });
  const [id, folder, ...more] = positionals;
  if (id === undefined || folder === undefined || more.length > 0) throw new Failure(2, say('cli.usage'));
  const { exercise, packFolder } = exerciseOf(id, values.packs);
  const own = path.join(folder, folderName(exercise));
  const from = packFolder === undefined ? undefined : wayToPack(own, packFolder);
  const checker = await readFile(path.join(packsFolder, 'check.sh'), 'utf8');
  const run = lateRunner(async () => {
    await askAboutDanger(exercise, undefined, { yes: values.yes, mayAsk: !values.json });
    return sandboxRunner(grantPermit());
  });
  const cases = await visibleCases(exercise, { run }).catch(orFailure);
  const plan = exercisePlan(exercise, terminalLanguage(), checker, cases, from);
  const status = await writePlan(folder, plan, values.json);
  if (status === 0 && !values.json)
    process.stdout.write(plan.map((file) => `${path.join(folder, file.path)}\n`).join(''));
  return status;
}
