import type { BoxFiles, Left, Most, Planted } from '../files';
import type { Unpacked } from './archive';

/** The files of a box that is elsewhere: they travel there and back, and are never files here. */
export class ArchiveFiles implements BoxFiles {
  readonly planted = new Map<string, Planted>();
  #left: ReadonlyMap<string, Unpacked> = new Map();

  /** What came back. */
  set left(left: ReadonlyMap<string, Unpacked>) {
    this.#left = left;
  }

  put(all: Iterable<readonly [string, Planted]>): void {
    for (const [path, entry] of all) this.planted.set(path, entry);
  }

  text(path: string, most: number): string | undefined {
    // A folder on the way that became a link has nothing below it here.
    const found = this.#left.get(path);
    return found?.entry.kind === 'file' && found.size <= most ? found.entry.text : undefined;
  }

  below(folder: string, most: Most): [string, Left][] {
    const start = `${folder}/`;
    let bytes = 0;
    return [...this.#left]
      .filter(([path]) => path.startsWith(start))
      .map(([path, one]) => ({ names: path.slice(start.length).split('/'), one }))
      .sort((a, b) => compare(a.names, b.names))
      .slice(0, most.entries)
      .map(({ names, one: { entry, size } }): [string, Left] => {
        bytes += size;
        const readable = entry.kind !== 'file' || (size <= most.bytes && bytes <= most.allBytes);
        return [names.join('/'), readable ? entry : { kind: 'other' }];
      });
  }
}

/** Name by name, as a walk through folders meets them. */
function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (at < 0 || left === undefined) return a.length - b.length;
  return right === undefined ? 1 : left < right ? -1 : 1;
}
