import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { retry, run } from './exec';

/** Unpacks packages of Debian into a folder, without those that they depend on and without installing anything. Needs apt. */
export async function unpackDebian(names: readonly string[], folder: string): Promise<void> {
  const downloads = `${folder}.packages`;
  await mkdir(downloads, { recursive: true });
  await run('apt-get', ['download', ...names], { cwd: downloads }).catch(() => fetchAnew(downloads, names));
  for (const file of await readdir(downloads))
    if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', path.join(downloads, file), folder]);
  await rm(downloads, { recursive: true });
}

/** Why packages of Debian cannot be had here; undefined if they can. */
export async function whyNoDebian(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'packages of Debian are for Linux';
  for (const tool of ['apt-get', 'dpkg-deb'])
    if (!(await run(tool, ['--version']).catch(() => undefined))) return `no ${tool} on this machine`;
  return undefined;
}

/** With package lists of our own: a fresh machine has none, and an ordinary user may not fetch them for it. */
async function fetchAnew(downloads: string, names: readonly string[]): Promise<void> {
  const own = path.join(downloads, 'apt');
  await mkdir(path.join(own, 'lists', 'partial'), { recursive: true });
  const options = ['-o', `Dir::State::Lists=${own}/lists`, '-o', `Dir::Cache=${own}`];
  await retry('apt-get', async () => {
    await run('apt-get', [...options, 'update']);
    await run('apt-get', [...options, 'download', ...names], { cwd: downloads });
  });
}
