/**
 * The smallest part of a list that still fails, in its order (delta debugging): halves are left out first, then ever
 * smaller parts, until leaving out any single one makes it pass or `tries` are used up. `list` itself must fail.
 */
export async function shrunk<T>(
  list: readonly T[],
  fails: (part: readonly T[]) => Promise<boolean>,
  tries: number,
): Promise<readonly T[]> {
  let smallest = list;
  let parts = 2;
  for (let left = tries; smallest.length > 1;) {
    const size = Math.ceil(smallest.length / parts);
    let found: readonly T[] | undefined;
    for (let start = 0; start < smallest.length; start += size) {
      if (left-- <= 0) return smallest;
      const part = [...smallest.slice(0, start), ...smallest.slice(start + size)];
      if (part.length > 0 && (await fails(part))) {
        found = part;
        break;
      }
    }
    if (found) {
      smallest = found;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return smallest;
    else parts = Math.min(smallest.length, parts * 2);
  }
  return smallest;
}
