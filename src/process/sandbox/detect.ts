import { once } from 'node:events';
import { mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '../../shared/errors';
import { execute } from './execute';
import { candidates, type Isolation, type LocalIsolation } from './isolation';
import type { IsolationMemory } from './memory';
import { stockPipes } from './pipes';
import { openRemote } from './remote/openRemote';
import type { RemoteIsolation } from './remote/place';

// Looks whether the box holds: a file outside must not be seen (on macOS its content not be read), nothing outside
// written, the network be its own or closed.
const trial = `
case $4 in
  net:*) [ "$(readlink /proc/self/ns/net)" != "$4" ] && [ ! -e "$1" ] && echo x > /tmp/here || exit 3 ;;
  *) { cat "$1" || nc -z 127.0.0.1 "$4"; } > /dev/null 2>&1 && exit 3 ;;
esac
echo x 2>/dev/null > /usr/ailab-trial && exit 4
echo x 2>/dev/null > "$2" && exit 5
echo x > here && echo x > "$HOME/here" && echo x > "$TMPDIR/here" || exit 7
printf %s "$3"
`;

/** The ways that work on this machine, best first, by trying them: the last one is `none`, which always does. */
export async function isolationsHere(extra: readonly string[] = []): Promise<Isolation[]> {
  const works = await Promise.all(candidates(extra).map(async (one) => ((await holds(one)) ? [one] : [])));
  return works.flat();
}

/** Finds the best of some ways, once: systems do not change under us. */
export class Detection {
  #best: Promise<Isolation> | undefined;
  #memory: IsolationMemory | undefined;
  #isRemembered = false;

  constructor(private readonly ways: () => readonly Isolation[]) {}

  /** @param memory of what an earlier process found here; asked by the first call alone */
  best(memory?: IsolationMemory): Promise<Isolation> {
    if (!this.#best) {
      this.#memory = memory;
      this.#best = this.#find();
    }
    return this.#best;
  }

  /** Whether the best way holds, and is not only said to; else it is forgotten, and `best` finds another one. */
  async confirmed(): Promise<boolean> {
    if (!this.#isRemembered || (await holds(await this.best()))) return true;
    this.#isRemembered = false;
    this.#best = this.#try(this.ways());
    return false;
  }

  async #find(): Promise<Isolation> {
    const all = this.ways();
    const known = this.#memory?.recall(all);
    this.#isRemembered = known !== undefined;
    return known ?? this.#try(all);
  }

  async #try(all: readonly Isolation[]): Promise<Isolation> {
    const first = await firstOf(all);
    this.#memory?.keep(first, all);
    return first;
  }
}

const detection = new Detection(candidates);

/** The best way of this machine. `memory` as for `Detection.best`. */
export function bestIsolation(memory?: IsolationMemory): Promise<Isolation> {
  const best = detection.best(memory);
  // What the first command needs is made meanwhile.
  stockPipes();
  return best;
}

/** Whether that way really holds: to be asked before a failure is believed, where it may have been remembered. */
export const isolationConfirmed = (): Promise<boolean> => detection.confirmed();

/** One after the other: where the best one holds, nobody waits for the others. */
async function firstOf(all: readonly Isolation[]): Promise<Isolation> {
  for (const one of all) if (await holds(one)) return one;
  throw new UserError('sandbox.windows');
}

function holds(isolation: Isolation): Promise<boolean> {
  if ('place' in isolation) return answers(isolation);
  return isolation.name === 'none' ? Promise.resolve(true) : holdsHere(isolation);
}

/** What another program holds is believed to be held once a command runs there: it is a system of its own, or none. */
async function answers(isolation: RemoteIsolation): Promise<boolean> {
  const { run } = await openRemote(isolation);
  return run({ argv: ['/bin/sh', '-c', 'printf here'], limits: { ms: 5000 } }).then(
    ({ status, stdout }) => status === 0 && stdout === 'here',
    () => false,
  );
}

/** Prepared without waiting, so that the trial has begun before its caller goes on to something longer. */
async function holdsHere(isolation: LocalIsolation): Promise<boolean> {
  const outside = mkdtempSync(path.join(os.tmpdir(), 'ailab-outside-'));
  const word = path.basename(outside);
  const secret = path.join(outside, 'secret');
  const listener = process.platform === 'linux' ? undefined : createServer().listen(0, '127.0.0.1');
  try {
    writeFileSync(secret, 'x');
    if (listener) await once(listener, 'listening');
    const address = listener?.address();
    const network =
      typeof address === 'object' && address ? String(address.port) : readlinkSync('/proc/self/ns/net');
    const argv = [
      '/bin/sh',
      '-c',
      trial,
      'sh',
      secret,
      path.join(outside, 'written'),
      word,
      network,
    ] as const;
    const { status, stdout } = await execute(isolation, {
      argv,
      reopened: false,
      loopback: false,
      limits: { ms: 5000 },
    });
    return status === 0 && stdout === word;
  } catch {
    return false;
  } finally {
    listener?.close();
    rmSync(outside, { recursive: true, force: true });
  }
}
