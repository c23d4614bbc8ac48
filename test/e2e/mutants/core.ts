import { hashJson } from '../../../src/core/notebook/hash';
import type { Part, Reference, TileBody } from '../../../src/core/notebook/types';
import { DashboardView, type ViewSettings } from '../../../src/core/notebook/view';
import { openLargeNotebook } from '../../../src/process/largeNotebook';
import { readNotebook, type ReadNotebook } from '../../../src/process/readNotebook';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { UserError } from '../../../src/shared/errors';
import type { JsonObject } from '../../../src/shared/json';
import type { MessageArgs, MessageId } from '../../../src/shared/t';
import en from '../../../l10n/en.json';
import ko from '../../../l10n/ko.json';

/** A notebook as the panel would have it. */
export interface OpenNotebook {
  readonly view: DashboardView;
  readonly state: DashboardState;
  readonly bodies: readonly TileBody[];
  readonly widgets: { readonly state: JsonObject | null; readonly references: readonly Reference[] };
  dispose(): void;
}

export interface OpenOptions {
  /** Path of the built worker. */
  readonly worker: string;
  /** Through the worker that reads files of more than 5 MB. */
  readonly large: boolean;
  readonly trusted: boolean;
  readonly settings: ViewSettings;
}

/**
 * Everything that the extension does with a file until it reaches the page. A refusal in words is a `UserError`; whatever
 * else goes wrong on the way is thrown.
 */
export async function openAsPanel(file: string, options: OpenOptions): Promise<OpenNotebook | UserError> {
  let read: ReadNotebook;
  try {
    read = await reading(file, options);
  } catch (error) {
    // A reader that ended did so over this file: none of them is large.
    if (!(error instanceof UserError) || error.id === 'notebook.readerEnded') throw error;
    checkWords(error.id, error.args);
    return error;
  }
  try {
    return await shown(read, options);
  } catch (error) {
    read.dispose();
    throw error;
  }
}

async function reading(file: string, { worker, large }: OpenOptions): Promise<ReadNotebook> {
  if (!large) return readNotebook(file, { worker });
  const source = await openLargeNotebook(file, { worker });
  return { source, hash: source.hash, size: source.size, dispose: () => source.dispose() };
}

async function shown(read: ReadNotebook, { settings, trusted }: OpenOptions): Promise<OpenNotebook> {
  const { source } = read;
  for (const { message, args, cell } of source.problems) {
    checkWords(message, args);
    if (cell !== undefined && !source.cells[cell])
      throw new Error(`a problem in cell ${cell}, which is not there`);
  }
  const version = hashJson((await source.widgetState()) ?? null);
  const view = new DashboardView(source, 'mutant.ipynb', settings, version);
  view.outline();
  const bodies: TileBody[] = [];
  for (const { id } of view.tiles) {
    const body = await view.body(id);
    if (!body) throw new Error(`no body for tile ${id}`);
    checkNotices(body.parts);
    bodies.push(body);
  }
  const widgets = await view.widgetState();
  const state = view.state(1, 'en', trusted);
  for (const sent of [view.state(1, 'ko', trusted), state, bodies, widgets]) carried(sent);
  return { view, state, bodies, widgets, dispose: () => read.dispose() };
}

/** What goes to the page goes as JSON: a value that nests too deep for it would never arrive. */
function carried(value: unknown): void {
  JSON.stringify(value);
}

function checkNotices(parts: readonly Part[]): void {
  for (const part of parts) {
    if (part.kind === 'notice') checkWords(part.message, part.args);
    if (part.kind === 'widget') checkNotices(part.fallback);
  }
}

/** Throws unless both languages have this text, and the arguments all that the text names. */
export function checkWords(id: MessageId, args: MessageArgs = {}): void {
  for (const texts of [en, ko]) {
    const text = (texts as Record<string, string>)[id];
    if (text === undefined || text.trim() === '') throw new Error(`no text for ${id}`);
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
      const value = args[name];
      if (value === undefined || Number.isNaN(value)) throw new Error(`${id} has no argument ${name}`);
    }
  }
}
