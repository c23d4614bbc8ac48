import type { RendererName } from '../../../src/shared/dashboardApi';
import type { FrameIntent, FrameMessage } from '../../../src/shared/frameApi';
import type { PageHost } from '../tiles/contract';

type Answer<T extends FrameMessage['type']> = Extract<FrameMessage, { type: T }>;

/** The host of tiles in the panel's frame: asks over the port, and keeps what has come. */
export class FrameHost implements PageHost {
  readonly #assets = new Map<string, Promise<string | null>>();
  readonly #waitingAssets = new Map<string, ((url: string | null) => void)[]>();
  readonly #arrived = new Map<string, string>();
  readonly #renderers = new Map<RendererName, (bundle: Answer<'renderer'>) => void>();
  #widgetState: ((state: Answer<'widgetState'>) => void)[] = [];

  constructor(readonly send: (intent: FrameIntent) => void) {}

  asset(tile: string, id: string): Promise<string | null> {
    const key = keyOf(tile, id);
    let asked = this.#assets.get(key);
    if (!asked) {
      asked = new Promise((resolve) => this.onAsset(tile, id, resolve));
      this.#assets.set(key, asked);
      this.send({ type: 'asset', tile, id });
    }
    return asked;
  }

  onAsset(tile: string, id: string, arrived: (url: string | null) => void): void {
    const key = keyOf(tile, id);
    const there = this.#arrived.get(key);
    if (there !== undefined) {
      arrived(there);
      return;
    }
    const waiting = this.#waitingAssets.get(key);
    if (waiting) waiting.push(arrived);
    else this.#waitingAssets.set(key, [arrived]);
  }

  renderer(name: RendererName): Promise<{ readonly script: string; readonly style: string }> {
    return new Promise((resolve) => {
      this.#renderers.set(name, resolve);
      this.send({ type: 'renderer', name });
    });
  }

  widgetState(): Promise<Answer<'widgetState'>> {
    return new Promise((resolve) => {
      this.#widgetState.push(resolve);
      if (this.#widgetState.length === 1) this.send({ type: 'widgetState' });
    });
  }

  reveal(tile: string): void {
    this.send({ type: 'reveal', tile });
  }

  showAll(tile: string): void {
    this.send({ type: 'showAll', tile });
  }

  loadRemote(tile: string, id: string): void {
    this.send({ type: 'loadRemote', tile, id });
  }

  openReference(tile: string, id: string): void {
    this.send({ type: 'openReference', tile, id });
  }

  takeAsset({ tile, id, url }: Answer<'asset'>): void {
    const key = keyOf(tile, id);
    if (url !== null) this.#arrived.set(key, url);
    // A file that is missing now may be there when it is asked for again.
    else this.#assets.delete(key);
    const waiting = this.#waitingAssets.get(key) ?? [];
    this.#waitingAssets.delete(key);
    for (const arrived of waiting) arrived(url);
  }

  takeRenderer(bundle: Answer<'renderer'>): void {
    this.#renderers.get(bundle.name)?.(bundle);
    this.#renderers.delete(bundle.name);
  }

  takeWidgetState(state: Answer<'widgetState'>): void {
    for (const resolve of this.#widgetState.splice(0)) resolve(state);
  }
}

const keyOf = (tile: string, id: string): string => `${tile}\n${id}`;
