import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { IndexedNotebook, withProblems } from '../core/notebook/indexedNotebook';
import { NotebookIndexer } from '../core/notebook/indexer';
import { parseNotebook } from '../core/notebook/parse';
import type { NotebookSource } from '../core/notebook/types';
import { UserError } from '../shared/errors';
import { checkEncoding, checkFile, fileError } from './fileErrors';
import { openLargeNotebook, type LargeNotebookOptions } from './largeNotebook';

/** Bytes up to which a file is parsed at once: 5 MB take about 40 ms. */
const parsedAtOnce = 5e6;

export interface ReadNotebook {
  readonly source: NotebookSource;
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Ends what reads a large notebook; nothing can be asked of its source after that. */
  dispose(): void;
}

/**
 * Reads a notebook file: small ones at once, large ones through a worker. A broken file gives what stands before the
 * fault, with problems that name it. Rejects with `UserError` where there is nothing to show, and with the signal's
 * reason.
 */
export async function readNotebook(file: string, options: LargeNotebookOptions): Promise<ReadNotebook> {
  const { signal } = options;
  try {
    const found = await stat(file);
    checkFile(found);
    if (found.size >= parsedAtOnce) {
      const source = await openLargeNotebook(file, options);
      return { source, hash: source.hash, size: source.size, dispose: () => source.dispose() };
    }
    const bytes = await readFile(file, { signal });
    checkEncoding(bytes);
    return {
      source: parseBytes(bytes),
      hash: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      dispose: () => undefined,
    };
  } catch (error) {
    // readFile wraps the reason in an error of its own.
    signal?.throwIfAborted();
    throw fileError(error);
  }
}

function parseBytes(bytes: Uint8Array): NotebookSource {
  const source = parseOrIndex(bytes);
  return isUtf8(bytes) ? source : withProblems(source, [{ message: 'notebook.notUtf8' }]);
}

/** A text that is not JSON as a whole still shows its cells up to the fault. */
function parseOrIndex(bytes: Uint8Array): NotebookSource {
  try {
    return parseNotebook(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const indexer = new NotebookIndexer();
    indexer.push(bytes);
    const index = indexer.end();
    if (index.kind !== 'cells' || index.cells.length === 0) throw error;
    const source = new IndexedNotebook(index, (start, end) => bytes.subarray(start, end));
    // A fault inside a text breaks no structure: the index does not see it.
    return index.fault ? source : withProblems(source, [{ message: error.id, args: error.args }]);
  }
}
