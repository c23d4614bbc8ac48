import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** More is no pack, and would hold up the extension host. */
const [mostFiles, mostFolders] = [4000, 2000];
/** A text of a pack is smaller. */
export const largestPackFile = 200_000;
const largestAll = 32_000_000;
/** Milliseconds that reading may keep others from going on. */
const atOnce = 10;

/** The texts of packs by their path inside a folder, with forward slashes. */
type PackFiles = Map<string, string>;

/**
 * Reads the texts of packs. Links are not followed, so that a pack of a workspace reads nothing beside itself. Gives way
 * to others again and again. Throws what the file system says where there is no such folder.
 * @param leftOut gets the paths of files that are too large
 */
export async function readPackFiles(folder: string, leftOut: string[] = []): Promise<PackFiles> {
  const reading = reader(folder, leftOut);
  let started = performance.now();
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return step.value;
    if (performance.now() - started < atOnce) continue;
    await setImmediate();
    started = performance.now();
  }
}

/**
 * The same without giving way, for who has nothing else to do; with `only`, of the exercises that of this id alone: who
 * wants one waits for no others.
 */
export function packFilesNow(folder: string, only?: string, leftOut: string[] = []): PackFiles {
  const reading = reader(folder, leftOut, only);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/** Stops now and then. Nothing of it waits: handing each small file to another thread takes longer than reading it. */
function* reader(folder: string, leftOut: string[], only?: string): Generator<void, PackFiles> {
  const files: PackFiles = new Map();
  let [folders, bytes] = [0, 0];
  const walk = function* (inner: string, depth: number): Generator<void, void> {
    yield;
    if (folders++ >= mostFolders) return;
    const entries = readdirSync(path.join(folder, inner), { withFileTypes: true });
    const isPack = entries.some(({ name }) => name === 'pack.json');
    for (const entry of entries) {
      if (only !== undefined && isPack && entry.isDirectory() && entry.name !== only) continue;
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory() && depth < 4 && !/^(\.|node_modules$)/.test(entry.name))
        yield* walk(name, depth + 1);
      if (!entry.isFile() || !/\.(json|md|sh)$/.test(entry.name) || files.size >= mostFiles) continue;
      const file = path.join(folder, name);
      const { size } = statSync(file);
      bytes += size <= largestPackFile ? size : 0;
      if (size > largestPackFile || bytes > largestAll) leftOut.push(name);
      else files.set(name, readFileSync(file, 'utf8'));
      yield;
    }
  };
  yield* walk('', 0);
  return files;
}
