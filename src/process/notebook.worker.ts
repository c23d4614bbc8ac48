import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { IndexedNotebook, withProblems } from '../core/notebook/indexedNotebook';
import { NotebookIndexer } from '../core/notebook/indexer';
import { shallow } from '../core/notebook/limits';
import { parseNotebook } from '../core/notebook/parse';
import { tileBody } from '../core/notebook/tile';
import type { CellHead, NotebookSource } from '../core/notebook/types';
import { UserError } from '../shared/errors';
import { isObject, objectAt, type Json, type JsonObject } from '../shared/json';
import { FileRanges } from './fileRanges';
import { toWire, type NotebookMore, type NotebookReply, type NotebookRequest } from './notebookWire';

interface Opened {
  readonly source: NotebookSource;
  readonly hash: string;
  readonly size: number;
  /** Throws `UserError` where what was just read may be of another file than the one indexed. */
  readonly check: () => void;
}

/** Characters of one message, about: the host takes several short turns instead of a long one. */
const batchSize = 1_000_000;
/** V8's longest string is a little above; formats older than 4 are parsed as one text. */
const longestText = 500e6;

const port = parentPort;
if (!port) throw new Error('The notebook worker is started by largeNotebook.ts');
const send = (reply: NotebookReply): void => port.postMessage(reply);

/** Batches wait here for the host, oldest first. */
const waiting: (() => void)[] = [];

function open(file: string): Opened {
  const ranges = new FileRanges(file);
  const sha256 = createHash('sha256');
  const indexer = new NotebookIndexer();
  ranges.pass((piece) => {
    sha256.update(piece);
    indexer.push(piece);
  });
  const index = indexer.end();
  const read = (start: number, end: number): Uint8Array => ranges.read(start, end);
  const whole = index.kind === 'worksheets' && !index.fault;
  const source = whole ? parseWhole(ranges) : new IndexedNotebook(index, read);
  return {
    source: ranges.isUtf8 ? source : withProblems(source, [{ message: 'notebook.notUtf8' }]),
    hash: sha256.digest('hex'),
    size: ranges.size,
    check: whole ? () => undefined : () => ranges.checkUnchanged(),
  };
}

function parseWhole(ranges: FileRanges): NotebookSource {
  if (ranges.size > longestText)
    throw new UserError('notebook.tooLargeOld', { size: Math.round(ranges.size / 1e6) });
  return parseNotebook(new TextDecoder().decode(ranges.read(0, ranges.size)));
}

async function sendHeads(cells: readonly CellHead[]): Promise<void> {
  await inBatches(
    // Attachments are images: they stay here, where bodies are made.
    cells.map((head) => ({ ...head, metadata: shallow(head.metadata), attachments: {} })),
    ({ source, metadata }) => source.length + (Object.keys(metadata).length > 0 ? 500 : 50),
    (heads) => send({ type: 'heads', heads }),
  );
}

async function sendWidgetState(id: number, state: JsonObject | undefined): Promise<void> {
  const models = Object.entries(objectAt(state, 'state')).flatMap(([name, model]): [string, Json][] =>
    model === undefined ? [] : [[name, model]],
  );
  await inBatches(
    models,
    // Very many may hold next to nothing.
    ([name, model]) => 100 + name.length + JSON.stringify(model).length,
    (some) => send({ type: 'models', id, models: some }),
  );
  if (!state) send({ type: 'widgetState', id, rest: null });
  else {
    const { state: whole, ...rest } = state;
    send({ type: 'widgetState', id, rest: isObject(whole) ? rest : state });
  }
}

async function inBatches<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  take: (batch: T[]) => void,
): Promise<void> {
  let batch: T[] = [];
  let size = 0;
  for (const [index, item] of items.entries()) {
    batch.push(item);
    size += sizeOf(item);
    if (size < batchSize && index < items.length - 1) continue;
    take(batch);
    await new Promise<void>((resolve) => waiting.push(resolve));
    batch = [];
    size = 0;
  }
}

async function answer({ source, check }: Opened, request: NotebookRequest): Promise<void> {
  const { id } = request;
  if (request.what === 'widgetState') {
    const state = await source.widgetState();
    check();
    await sendWidgetState(id, state);
    return;
  }
  const cell = source.cells[request.cell];
  if (!cell) throw new Error(`There is no cell ${request.cell}`);
  const outputs = await source.outputs(cell);
  check();
  if (request.what === 'outputs') send({ type: 'outputs', id, outputs });
  else send({ type: 'body', id, body: await tileBody(cell, outputs, request.options) });
}

async function serve(file: string): Promise<void> {
  const opened = open(file);
  port?.on('message', (request: NotebookRequest | NotebookMore) => {
    if (request.what === 'more') waiting.shift()?.();
    else
      answer(opened, request).catch((error: unknown) =>
        send({ type: 'failed', id: request.id, error: toWire(error) }),
      );
  });
  await sendHeads(opened.source.cells);
  const { metadata, problems } = opened.source;
  send({ type: 'opened', metadata: shallow(metadata), problems, hash: opened.hash, size: opened.size });
}

// A worker that refused its file has no listener on its port, and ends by itself.
serve((workerData as { readonly file: string }).file).catch((error: unknown) =>
  send({ type: 'refused', error: toWire(error) }),
);
