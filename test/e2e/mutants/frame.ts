import type { Part, TileBody, TileHead } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import type { FrameMessage } from '../../../src/shared/frameApi';
import { html, openFrame, type FramePage } from '../frame/page';
import { withoutExcuse } from './complaints';
import type { OpenNotebook } from './core';
import { isBlankMarkup, lookAtTiles, type Look } from './look';

/** A frame that has not answered for so many milliseconds hangs. Far more than any mutant takes on a busy machine. */
const patience = 60_000;
/** Mutants that one frame shows one after the other. */
const mostInOne = 200;
/** One of so many is painted. */
const paintedOf = 8;

/** Shows one notebook after the other in the real frame of a real page, and says what is wrong with what it shows. */
export class MutantFrame {
  #page: FramePage | undefined;
  #shown = 0;
  #notebook: OpenNotebook | undefined;
  #widgetsBefore = '';

  constructor(readonly trusted: boolean) {}

  /** True where the next notebook will be the first one of its frame. */
  get isFresh(): boolean {
    return this.#page === undefined;
  }

  /** Everything that is wrong; a frame with which something was wrong is not used again. */
  async show(notebook: OpenNotebook): Promise<string[]> {
    this.#notebook = notebook;
    const wrong: string[] = [];
    let notices: Look['notices'] = [];
    try {
      await within('the notebook is not drawn', this.#draw(notebook));
      const look = await within('the frame does not tell what it shows', this.#look());
      wrong.push(...(await this.#judge(notebook, look)));
      notices = look.notices;
      await within('the frame does not answer after it', this.#clear());
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
    const widgets = JSON.stringify(notebook.widgets);
    const complaints = withoutExcuse(this.#page?.problems.splice(0) ?? [], {
      trusted: this.trusted,
      notices,
      // Code of the one before may have come to life since.
      widgets: this.#widgetsBefore + widgets,
    });
    this.#widgetsBefore = widgets;
    wrong.push(...complaints.map((text) => `the page complains: ${text.slice(0, 2000)}`));
    wrong.push(...(this.#page?.requests.splice(0) ?? []).map((url) => `request to ${url}`));
    if (wrong.length > 0 || this.#shown >= mostInOne) await this.close();
    return wrong;
  }

  async close(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    this.#shown = 0;
    await page?.close();
  }

  /** The first notebook of a frame travels inside its document, the others come by messages. */
  async #draw({ state, bodies }: OpenNotebook): Promise<void> {
    if (!this.#page) {
      const options = {
        trusted: this.trusted,
        state,
        first: 8,
        height: 1200,
        scale: 0.1,
        widgetState: () => this.#notebook?.widgets ?? { state: null, references: [] },
      };
      this.#page = await openFrame(bodies, options);
      await this.#page.post({ type: 'find', query: 'in no notebook', step: 'stay', matchCase: true });
    } else await this.#become(state, bodies);
  }

  /** The state of another notebook with all of its bodies, as the host sends what changed. Finding draws every tile. */
  async #become(state: DashboardState, bodies: readonly TileBody[]): Promise<void> {
    const page = this.#opened;
    page.state = { ...state, revision: page.state.revision + 1 };
    page.intents.length = 0;
    const query = bodies.length > 0 ? 'in no notebook' : '';
    const messages: FrameMessage[] = [
      { type: 'find', query, step: 'stay', matchCase: true },
      { type: 'state', state: page.state },
      { type: 'bodies', bodies },
    ];
    // Everything is laid out each time; the painting, by software, would take longer than all the rest.
    const visibility = this.#shown % paintedOf === 0 ? 'visible' : 'hidden';
    await page.page.evaluate(
      ([text, shown]) => {
        for (const frame of document.querySelectorAll('iframe')) frame.style.visibility = shown;
        for (const message of JSON.parse(text) as FrameMessage[]) window.postToFrame(message);
      },
      [JSON.stringify(messages), visibility] as const,
    );
  }

  #look(): Promise<Look> {
    const { tiles, code } = this.#opened.state;
    const shown = tiles.filter(isOnPage(code));
    const wanted = { count: shown.length, last: shown.at(-1)?.id ?? '', patience: patience * 0.8 };
    return this.#opened.frame.evaluate(lookAtTiles, wanted);
  }

  /** Another notebook instead, whose only tile the frame must ask for: what ends with the first one may fail as well. */
  async #clear(): Promise<void> {
    const page = this.#opened;
    const id = `alive-${++this.#shown}`;
    page.bodies.clear();
    page.bodies.set(id, { id, version: '1', parts: [html(id)], references: [] });
    const head: TileHead = { id, cell: 0, version: '1', type: 'code', codeAllowed: false, onlyCode: false };
    await this.#become({ ...page.state, tiles: [head], outline: [], widgets: id }, []);
    await page.intent('need', ({ tiles }) => tiles.includes(id));
    const { tiles } = await this.#look();
    if (tiles.length !== 1 || tiles[0]?.id !== id)
      throw new Error(`${tiles.length} tiles stay when they should go`);
  }

  async #judge({ state, bodies }: OpenNotebook, { tiles, pending, polluted }: Look): Promise<string[]> {
    const wrong = pending.map((what) => `never finished: ${what}`);
    for (const name of polluted) wrong.push(`Object.prototype has ${name}`);
    const looks = new Map(tiles.map((look) => [look.id, look]));
    const heads = state.tiles.filter(isOnPage(state.code));
    if (looks.size !== heads.length) wrong.push(`${looks.size} tiles on the page instead of ${heads.length}`);
    for (const head of heads) {
      const look = looks.get(head.id);
      const body = bodies.find(({ id }) => id === head.id);
      if (!look?.drawn || !body) wrong.push(`tile ${head.id} is not drawn`);
      else if (look.parts.length !== body.parts.length)
        wrong.push(`tile ${head.id} has ${look.parts.length} parts instead of ${body.parts.length}`);
      else wrong.push(...(await this.#blanks(body, look.parts)));
    }
    return wrong;
  }

  async #blanks({ id, parts }: TileBody, looks: readonly { readonly blank: boolean }[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const [index, part] of parts.entries()) {
      if (looks[index]?.blank !== true) continue;
      const markup = markupOf(part);
      if (markup === undefined || !(await this.#opened.frame.evaluate(isBlankMarkup, markup)))
        wrong.push(`part ${index} of tile ${id} is blank: ${JSON.stringify(part).slice(0, 300)}`);
    }
    return wrong;
  }

  get #opened(): FramePage {
    if (!this.#page) throw new Error('the frame is closed');
    return this.#page;
  }
}

const isOnPage =
  (code: boolean) =>
  ({ onlyCode }: TileHead): boolean =>
    !onlyCode || code;

/** What a part is drawn from where that may truly hold nothing to see. */
function markupOf(part: Part): string | undefined {
  if (part.kind === 'javascript') return '';
  return 'html' in part ? part.html : undefined;
}

async function within<T>(otherwise: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${patience / 1000} s`)), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
