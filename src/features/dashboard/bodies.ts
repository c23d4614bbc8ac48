import type { TileBody } from '../../core/notebook/types';
import type { DashboardView } from '../../core/notebook/view';

/** A first screen's worth: these tiles travel inside the page's HTML, the rest is asked for. */
const firstTiles = 8;
/** Characters of bodies inside the page: more would hold up its first paint, and a message brings them soon after. */
const inside = 60_000;
/** Characters of one message: larger ones hold up the channel and the page. */
const batchSize = 300_000;

/** Bodies of the first tiles, until a screen is full or they weigh too much to travel inside the page. */
export async function firstBodies(view: DashboardView): Promise<TileBody[]> {
  const bodies: TileBody[] = [];
  let size = 0;
  for (const { id } of view.tiles.slice(0, firstTiles)) {
    // A tile that cannot be made is asked for by the page later, and then says why.
    const body = await view.body(id).catch(() => undefined);
    if (!body) continue;
    size += sizeOf(body);
    if (size > inside && bodies.length > 0) break;
    bodies.push(body);
  }
  return bodies;
}

/** Makes bodies one by one and sends them in messages of a bearable size; stops when `send` says false. */
export async function sendInBatches(
  ids: readonly string[],
  make: (id: string) => Promise<TileBody | undefined>,
  send: (bodies: readonly TileBody[]) => boolean,
): Promise<void> {
  let batch: TileBody[] = [];
  let size = 0;
  for (const id of ids) {
    const body = await make(id);
    if (!body) continue;
    batch.push(body);
    size += sizeOf(body);
    if (size < batchSize) continue;
    if (!send(batch)) return;
    batch = [];
    size = 0;
    // Other work of the extension host goes first: a long page must not hold it up.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (batch.length > 0) send(batch);
}

/** Characters of a body, near enough: long strings decide, and they are not copied to be counted. */
function sizeOf(body: TileBody): number {
  let size = 0;
  const queue: unknown[] = [body];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    size += typeof value === 'string' ? value.length : 8;
    if (Array.isArray(value)) for (const one of value as unknown[]) queue.push(one ?? null);
    else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) queue.push(one ?? null);
  }
  return size;
}
