import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { npm, retry, run } from './exec';

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** As the registry states it (`sha512-…`); npm checks the download against it, we check that it is the one we know. */
  readonly integrity: string;
}

/**
 * Unpacks one npm package into a folder without its dependencies and without running its scripts: the server's and
 * Node's packages carry all that is used of them.
 */
export async function unpackPackage(
  wanted: NpmPackage,
  folder: string,
  only: readonly string[] = [],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const download = await mkdtemp(path.join(folder, '.download-'));
  const id = `${wanted.name}@${wanted.version}`;
  const printed = await retry(id, () => npm(['pack', id, '--json', '--pack-destination', download]));
  const { filename, integrity } = parsePacked(printed);
  if (integrity !== wanted.integrity)
    throw new Error(`${id}: the registry gave ${integrity}, expected ${wanted.integrity}`);
  // Members are named with their first folder (`package/`), which the strip removes.
  const members = only.map((member) => `package/${member}`);
  await run('tar', ['-xzf', path.join(download, filename), '-C', folder, '--strip-components=1', ...members]);
  await rm(download, { recursive: true, force: true });
}

/** npm prints a list of one, newer ones an object by package name; progress of other tools may stand before it. */
export function parsePacked(text: string): { filename: string; integrity: string } {
  const parsed = JSON.parse(text.slice(text.search(/[[{]/))) as unknown;
  const first: unknown = Array.isArray(parsed) ? parsed[0] : Object.values(parsed as object)[0];
  if (typeof first !== 'object' || first === null)
    throw new Error(`npm pack printed something else: ${text.slice(0, 200)}`);
  const { filename, integrity } = first as { filename?: unknown; integrity?: unknown };
  if (typeof filename !== 'string' || typeof integrity !== 'string')
    throw new Error('npm pack named no file');
  // Scoped names are written `@scope/name` by old versions, `scope-name` on disk.
  return { filename: filename.replace(/^@/, '').replace('/', '-'), integrity };
}
