import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/**
 * Opens a file that a stranger may have put there, looks at it, and hands both over: what lies at the path cannot change
 * in between. A link is not followed and a pipe not waited for. Rejects with what the file system says.
 */
export async function withOpenFile<T>(
  file: string,
  use: (handle: FileHandle, stats: Stats) => Promise<T> | T,
): Promise<T> {
  // Windows lacks the last two: they count as nothing.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    return await use(handle, await handle.stat());
  } finally {
    await handle.close();
  }
}
