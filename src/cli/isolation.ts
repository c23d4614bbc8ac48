import type { Isolation } from '../process/sandbox/isolation';
import { orFailure } from './orFailure';
import { Failure, say } from './terminal';

/** For `parseArgs`, beside a command's own options. */
export const isolationOption = { isolation: { type: 'string', default: 'automatic' } } as const;

/** What the person chose to hold answers; undefined for the best that the machine has. Throws Failure with exit status 2. */
export async function chosenIsolation(name: string): Promise<Isolation | undefined> {
  if (name === 'automatic') return undefined;
  if (name !== 'docker') throw new Failure(2, say('cli.badIsolation', { name }));
  const { dockerIsolation } = await import('../process/sandbox/remote/docker');
  return dockerIsolation().catch(orFailure);
}

/** `ailab exercises image`: builds the image that Docker holds answers in. Exit status 0 it is there, 2 it could not be built. */
export async function buildImage(): Promise<number> {
  const { buildExercisesImage } = await import('../process/sandbox/remote/docker');
  await buildExercisesImage((line) => process.stderr.write(`${line}\n`)).catch(orFailure);
  return 0;
}
