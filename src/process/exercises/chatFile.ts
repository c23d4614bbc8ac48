import { createHmac, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportPorts } from '../../core/exercises/kakao/importChat';
import type { Digest } from '../../core/exercises/kakao/pseudonyms';
import { UserError } from '../../shared/errors';
import { withOpenFile } from '../openFile';

/** Years of a room of a thousand people are far below. */
export const largestChat = 1_000_000_000;
const pieceSize = 1 << 20;

/**
 * Opens a chat that a person chose, for reading it several times: it is never copied and never read as a whole. Throws
 * UserError where it is no file of bearable size, and the signal's reason when that is aborted.
 */
export async function withChatFile<T>(
  file: string,
  use: (open: ImportPorts['open'], size: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const real = await realpath(file).catch(unreadable);
  if (!(await lstat(real).catch(unreadable)).isFile()) throw noFile();
  return withOpenFile(real, async (handle, stats) => {
    if (!stats.isFile()) throw noFile();
    if (stats.size > largestChat) throw tooLarge(stats.size);
    const buffer = Buffer.alloc(pieceSize);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; ;) {
        signal?.throwIfAborted();
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at).catch(unreadable);
        if (bytesRead === 0) return;
        at += bytesRead;
        // It may grow while we read.
        if (at > largestChat) throw tooLarge(at);
        yield buffer.subarray(0, bytesRead);
      }
    };
    return use(pieces, stats.size);
  }).catch((error: unknown) => {
    unreadable(error);
  });
}

/** A hash with a key that nobody else has and that is gone with this import: what it made cannot be traced back. */
export function freshDigest(): Digest {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest();
}

/** The Git repository in which a file lies, or undefined. Nothing of it is run or read. */
export async function repositoryOf(file: string): Promise<string | undefined> {
  for (let folder = path.dirname(await realpath(file).catch(() => path.resolve(file))); ;) {
    if (await lstat(path.join(folder, '.git')).catch(() => undefined)) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/**
 * Writes pieces into a file that is not there yet; false where something is. What was begun and could not be finished is
 * removed.
 */
export async function writeNew(file: string, pieces: AsyncIterable<string>): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true }).catch(unwritable);
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return undefined;
    return unwritable(error);
  });
  if (!handle) return false;
  try {
    for await (const text of pieces) await handle.appendFile(text, 'utf8').catch(unwritable);
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
  return true;
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const noFile = (): UserError => new UserError('kakao.unreadable', { reason: 'EISDIR' });

function unreadable(error: unknown): never {
  const code = codeOf(error);
  throw code === undefined ? error : new UserError('kakao.unreadable', { reason: code });
}

function unwritable(error: unknown): never {
  const code = codeOf(error);
  throw code === undefined ? error : new UserError('kakao.unwritable', { reason: code });
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;

function tooLarge(size: number): UserError {
  return new UserError('kakao.tooLarge', { size: inMegabytes(size), most: inMegabytes(largestChat) });
}
