import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { unpackDebian, whyNoDebian } from './cache/debian';
import { isNetworkFault, run } from './cache/exec';
import { install } from './cache/install';

/** Shells that Debian has as packages of one program each, which run from any folder. */
const packages = { dash: 'bin/dash', busybox: 'bin/busybox', mksh: 'bin/mksh' } as const;

/**
 * Folder with `dash`, `busybox` and `mksh`, and in `applets` every program that busybox has, so that it can be all that a
 * PATH shows, as in a small container. Taken from Debian's packages without installing them. Throws where there is no apt.
 */
export function ensureShells(): Promise<string> {
  return install({
    name: 'shells',
    key: `2 ${Object.keys(packages).join(' ')}`,
    label: 'shells for tests of check.sh (2 MB)',
    build,
  });
}

/** Why a test that wants these shells cannot have them, for its skip; undefined if it can (and they are ready). */
export async function whyNoShells(): Promise<string | undefined> {
  const why = await whyNoDebian();
  if (why !== undefined) return why;
  try {
    await ensureShells();
    return undefined;
  } catch (error) {
    if (isNetworkFault(error)) return 'the packages of shells could not be downloaded';
    throw error;
  }
}

async function build(folder: string): Promise<void> {
  const names = Object.keys(packages);
  const files = path.join(folder, 'files');
  await unpackDebian(names, files);
  for (const [name, place] of Object.entries(packages)) {
    // Newer packages have everything below /usr.
    const found = path.join(files, place);
    await copyFile(found, path.join(folder, name)).catch(() =>
      copyFile(path.join(files, 'usr', place), path.join(folder, name)),
    );
    await chmod(path.join(folder, name), 0o755);
  }
  await rm(files, { recursive: true });
  await mkdir(path.join(folder, 'applets'));
  const busybox = path.join(folder, 'busybox');
  for (const applet of (await run(busybox, ['--list'])).split('\n').filter(Boolean))
    await run('ln', ['-s', '../busybox', path.join(folder, 'applets', applet)]);
}
