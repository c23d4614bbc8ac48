import { Worker } from 'node:worker_threads';
import type { TileOptions } from '../core/notebook/tile';
import type { CellHead, NotebookSource, Output, Problem, TileBody } from '../core/notebook/types';
import { UserError } from '../shared/errors';
import type { Json, JsonObject } from '../shared/json';
import { fromWire, type NotebookMore, type NotebookReply, type NotebookRequest } from './notebookWire';

export interface LargeNotebookOptions {
  /** Path of the built worker, `dist/notebook.worker.js`. */
  readonly worker: string;
  readonly signal?: AbortSignal | undefined;
}

export interface LargeNotebook extends NotebookSource {
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string;
  /** Bytes of the file. */
  readonly size: number;
  body(cell: CellHead, options: TileOptions): Promise<TileBody>;
  /** Ends the worker and closes the file; what is still asked for is rejected. */
  dispose(): void;
}

/**
 * Opens a notebook in a worker thread, which indexes its bytes and decodes outputs when they are asked for. Resolves
 * when all heads are there. Rejects with `UserError`, or with the signal's reason; a call that finds the worker gone,
 * or the file changed, rejects with a `UserError` whose action is to reload.
 */
export async function openLargeNotebook(
  file: string,
  { worker, signal }: LargeNotebookOptions,
): Promise<LargeNotebook> {
  signal?.throwIfAborted();
  const client = new Client(new Worker(worker, { workerData: { file } }));
  const abort = (): void => client.end(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await client.opened;
  } catch (error) {
    client.end(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

type RequestBody = NotebookRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** Models of the widget state that have come so far. */
  readonly models: (readonly [string, Json])[];
}

class Client {
  readonly opened: Promise<LargeNotebook>;
  private readonly heads: CellHead[] = [];
  private readonly pending = new Map<number, Pending>();
  private settle:
    | { readonly resolve: (value: LargeNotebook) => void; readonly reject: (reason: unknown) => void }
    | undefined;
  private next = 0;
  private gone: Error | undefined;

  constructor(private readonly worker: Worker) {
    this.opened = new Promise<LargeNotebook>((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    worker.on('message', (reply: NotebookReply) => this.take(reply));
    // Both mean that nothing will be answered any more: out of memory, a missing bundle, a crash.
    worker.on('error', (error) => this.end(died(error)));
    worker.on('messageerror', (error) => this.end(died(error)));
    worker.on('exit', () => this.end(died()));
  }

  /** Ends the worker; what is waiting, and what is asked for later, is rejected with this reason. */
  end(cause: unknown): void {
    if (this.gone) return;
    const reason = cause instanceof Error ? cause : new Error(String(cause));
    this.gone = reason;
    void this.worker.terminate();
    this.settle?.reject(reason);
    for (const { reject } of this.pending.values()) reject(reason);
    this.pending.clear();
  }

  private ask<T>(request: RequestBody): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.gone) {
        reject(this.gone);
        return;
      }
      const id = this.next++;
      this.pending.set(id, { resolve: (value) => resolve(value as T), reject, models: [] });
      this.worker.postMessage({ ...request, id } satisfies NotebookRequest);
    });
  }

  private take(reply: NotebookReply): void {
    switch (reply.type) {
      case 'heads':
        this.heads.push(...reply.heads);
        this.askMore();
        return;
      case 'opened':
        this.settle?.resolve(this.source(reply));
        return;
      case 'refused':
        this.end(fromWire(reply.error));
        return;
      case 'models':
        this.pending.get(reply.id)?.models.push(...reply.models);
        this.askMore();
        return;
      case 'outputs':
        this.done(reply.id)?.resolve(reply.outputs);
        return;
      case 'body':
        this.done(reply.id)?.resolve(reply.body);
        return;
      case 'widgetState': {
        const waiting = this.done(reply.id);
        const state = Object.fromEntries(waiting?.models ?? []);
        waiting?.resolve(reply.rest === null ? undefined : { state, ...reply.rest });
        return;
      }
      case 'failed':
        this.done(reply.id)?.reject(fromWire(reply.error));
        return;
    }
  }

  /** In another turn: batches that come one after another would be one long turn. */
  private askMore(): void {
    setImmediate(() => {
      if (!this.gone) this.worker.postMessage({ what: 'more' } satisfies NotebookMore);
    });
  }

  private done(id: number): Pending | undefined {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    return waiting;
  }

  private source({ metadata, problems, hash, size }: Opened): LargeNotebook {
    return {
      metadata,
      problems,
      hash,
      size,
      cells: this.heads,
      outputs: (cell) => this.ask<readonly Output[]>({ what: 'outputs', cell: cell.index }),
      body: (cell, options) => this.ask<TileBody>({ what: 'body', cell: cell.index, options }),
      widgetState: () => this.ask<JsonObject | undefined>({ what: 'widgetState' }),
      dispose: () => this.end(died()),
    };
  }
}

interface Opened {
  readonly metadata: JsonObject;
  readonly problems: readonly Problem[];
  readonly hash: string;
  readonly size: number;
}

/** For the person the same whatever it was; the log sees the cause. */
function died(cause?: unknown): UserError {
  return Object.assign(new UserError('notebook.readerEnded', {}, 'reload'), { cause });
}
