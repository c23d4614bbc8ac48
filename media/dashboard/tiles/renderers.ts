import type { RendererName } from '../../../src/shared/dashboardApi';
import type { Part } from '../../../src/core/notebook/types';
import type { PageHost, Renderer } from './contract';

declare global {
  /** Called by a renderer's bundle when it has run. */
  var ailabRegister: ((name: RendererName, renderer: Renderer) => void) | undefined;
}

/** Lazily loaded bundles, each asked for and run once. */
export class Renderers {
  readonly #loads = new Map<RendererName, Promise<Renderer | undefined>>();
  readonly #registered = new Map<RendererName, Renderer>();

  constructor(
    readonly host: PageHost,
    readonly nonce: string,
    /** Settles when the first tile is on screen: no bundle is asked for before. */
    readonly painted: Promise<void>,
  ) {
    globalThis.ailabRegister = (name, renderer) => void this.#registered.set(name, renderer);
  }

  /** Rejects where the bundle does not come or does not run; `math` has no renderer. */
  load(name: RendererName): Promise<Renderer | undefined> {
    let load = this.#loads.get(name);
    if (!load) {
      load = this.#load(name);
      this.#loads.set(name, load);
      // The next tile may try again.
      load.catch(() => this.#loads.delete(name));
    }
    return load;
  }

  /** The renderer, for a part of its kind. */
  async need<P extends Part>(name: Exclude<RendererName, 'math'>): Promise<Renderer<P>> {
    const renderer = await this.load(name);
    if (!renderer) throw new Error(`${name} did not register`);
    return renderer;
  }

  /** What this renderer holds is out of date; one that was never loaded holds nothing. */
  reset(name: RendererName): void {
    this.#registered.get(name)?.reset?.();
  }

  async #load(name: RendererName): Promise<Renderer | undefined> {
    await this.painted;
    const { script, style } = await this.host.renderer(name);
    if (style) {
      const sheet = document.createElement('style');
      sheet.textContent = style;
      document.head.append(sheet);
    }
    if (script) {
      const made = document.createElement('script');
      made.nonce = this.nonce;
      made.textContent = script;
      document.head.append(made);
      made.remove();
    }
    return this.#registered.get(name);
  }
}
