// Not from `node:fs/promises`, which is read at once: who only wants the flags has no use for it.
import { constants, promises, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

// Windows lacks the last two: they count as nothing.
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** How a file that a stranger may have put there is opened for reading: a link is not followed and a pipe not waited for. */
export const strangersFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/**
 * Opens a file that a stranger may have put there, looks at it, and hands both over: what lies at the path cannot change
 * in between. Rejects with what the file system says.
 */
export async function withOpenFile<T>(
  file: string,
  use: (handle: FileHandle, stats: Stats) => Promise<T> | T,
): Promise<T> {
  const handle = await promises.open(file, strangersFlags);
  try {
    return await use(handle, await handle.stat());
  } finally {
    await handle.close();
  }
}
