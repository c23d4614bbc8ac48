import { readFileSync } from 'node:fs';

/** Numbers for users of boxes, of which each process has some to itself as long as there are enough. */
export interface UserRange {
  readonly first: number;
  readonly count: number;
  /** For one process. */
  readonly each: number;
}

/**
 * What systemd's list of numbers leaves unused (UIDS-GIDS: 0x70000000 to 0x7fffffff): for every process that a Linux can
 * have. What is left of a box is ended by its user, so no two windows may have boxes of the same one.
 */
export const ownUsers: UserRange = { first: 0x7000_0000, count: 2 ** 28, each: 64 };

/** What it gives to services for their lifetime: no account has one of these, and containers of 65,536 users have them too. */
export const serviceUsers: UserRange = { first: 61_184, count: 4336, each: 16 };

/** Root of a namespace may be root over nobody but itself; the kernel says over whom, in lines of first number, first number outside, how many. */
export function mapsUsers(map: string, { first, count }: UserRange): boolean {
  return map.split('\n').some((line) => {
    const [inside = NaN, , many = NaN] = line.trim().split(/\s+/).map(Number);
    return inside <= first && inside + many >= first + count;
  });
}

let known: { readonly range: UserRange | undefined } | undefined;

/** Those that root can give to boxes of this process; undefined where it is root of nobody but itself. */
export function usersHere(): UserRange | undefined {
  known ??= {
    range: [ownUsers, serviceUsers].find(
      (range) =>
        process.platform !== 'linux' || ['uid_map', 'gid_map'].every((name) => mapsUsers(mapOf(name), range)),
    ),
  };
  return known.range;
}

function mapOf(name: string): string {
  try {
    return readFileSync(`/proc/self/${name}`, 'latin1');
  } catch {
    return '';
  }
}

let users = 0;

/** A user that no other box of this process has now, nor one of another process where the range has enough for all. */
export function freshUser({ first, count, each }: UserRange, pid = process.pid): number {
  return first + (pid % (count / each)) * each + (users++ % each);
}
