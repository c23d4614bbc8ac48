import type { Stats } from 'node:fs';
import { UserError } from '../shared/errors';

/** Larger files are no notebooks that anybody reads; offsets and buffers stay within 31 bits. */
export const largestNotebook = 2 ** 31 - 1;

/** What a failure of the file system means to a person. Anything that is no such failure comes back as it is. */
export function fileError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('notebook.missing', {}, 'reload');
    case 'EISDIR':
      return new UserError('notebook.folder');
    case 'EACCES':
    case 'EPERM':
      return new UserError('notebook.noPermission', {}, 'reload');
    case 'ELOOP':
      return new UserError('notebook.linkLoop');
    default:
      // Node's own errors are bugs of ours; codes of the system are the disk's business.
      return error.code.startsWith('ERR_')
        ? error
        : new UserError('notebook.unreadable', { reason: error.code }, 'reload');
  }
}

/** Throws `UserError` for what is no file that could hold a notebook. A pipe must not even be opened: that waits. */
export function checkFile(stats: Pick<Stats, 'size' | 'isFile' | 'isDirectory'>): void {
  if (stats.isDirectory()) throw new UserError('notebook.folder');
  if (!stats.isFile()) throw new UserError('notebook.notFile');
  if (stats.size > largestNotebook)
    throw new UserError('notebook.tooLarge', { size: (stats.size / 1e9).toFixed(1) });
}

/** Throws `UserError` for UTF-16, with a byte order mark or without one: its first characters have zero bytes. */
export function checkEncoding(start: Uint8Array): void {
  const [one, two] = start;
  const marked = (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);
  if (marked || start.subarray(0, 4).includes(0)) throw new UserError('notebook.utf16', {}, 'openAsText');
}
