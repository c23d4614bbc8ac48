import type { PanelIntent, PanelStart } from '../../../src/shared/dashboardApi';
import { isObject } from '../../../src/shared/json';
import type { HostApi } from '../../common/vscodeApi';

/** A place in the notebook: the heading that was read. */
export interface Place {
  readonly tile: string;
  readonly heading?: number;
}

const settle = 300;

/** What the page keeps over reloads: the notebook (for the serializer), the place that was read, the outline. */
export class Memory {
  #place: Place | undefined;
  #outline: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly api: HostApi<PanelIntent>,
    readonly restore: PanelStart['restore'],
  ) {
    const kept = api.recall();
    // Another notebook's place means nothing here.
    if (isObject(kept) && kept['notebook'] === restore?.notebook) {
      this.#place = placeOf(kept['place']);
      if (typeof kept['outline'] === 'boolean') this.#outline = kept['outline'];
    }
    this.#write();
  }

  get place(): Place | undefined {
    return this.#place;
  }

  /** Whether the person opened or closed the outline; undefined where they never did. */
  get outline(): boolean | undefined {
    return this.#outline;
  }

  setOutline(open: boolean): void {
    this.#outline = open;
    this.#write();
  }

  /** Scrolling tells many places: only where it comes to rest is kept. */
  setPlace(place: Place): void {
    this.#place = place;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), settle);
  }

  #write(): void {
    this.api.remember({ ...this.restore, place: this.#place, outline: this.#outline });
  }
}

function placeOf(value: unknown): Place | undefined {
  if (!isObject(value) || typeof value['tile'] !== 'string') return undefined;
  const { tile, heading } = value;
  return typeof heading === 'number' ? { tile, heading } : { tile };
}
