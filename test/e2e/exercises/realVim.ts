import { spawnSync } from 'node:child_process';

/** The Vim of this machine, as `vim` or `vi`. */
export const realVim = (): string | undefined =>
  ['/usr/bin/vim', '/usr/bin/vi'].find((file) =>
    // Null where there is none.
    (spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout as string | null)?.startsWith('VIM'),
  );
