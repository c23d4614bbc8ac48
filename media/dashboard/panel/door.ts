import type { PanelIntent } from '../../../src/shared/dashboardApi';
import type { FrameHello, FrameMessage } from '../../../src/shared/frameApi';
import { matches } from '../../../src/shared/guard';
import { isObject } from '../../../src/shared/json';
import { paintedSchema, type Painted } from '../../../src/shared/measureApi';
import { hostApi, isFromHolder } from '../../common/vscodeApi';

/** Messages wait here until somebody listens. */
class Inbox {
  #waiting: unknown[] = [];
  #listener: ((message: unknown) => void) | undefined;

  put(message: unknown): void {
    if (this.#listener) this.#listener(message);
    else this.#waiting.push(message);
  }

  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }
}

/** A script of a notebook may load its frame again; one that does so without end is left alone. */
const mostLoads = 50;

/**
 * All ways in and out of the page: VS Code's handle, what the host says, and the channel to the inner frame. It stands
 * before the page around the tiles is built, and keeps for that page what comes until then.
 */
export class Door {
  readonly api = hostApi<PanelIntent>();
  /** From the extension host: nobody else speaks through the window that holds us. */
  readonly host = new Inbox();
  /** From the frame, unchecked: anything in it may be forged by a script of the notebook. */
  readonly frame = new Inbox();
  #port: MessagePort | undefined;
  /** What was posted before the frame had sent its end of the channel. */
  #early: FrameMessage[] = [];
  #loads = 0;
  /** Told where a script loaded the frame again: it is as at the start. */
  reloaded: (() => void) | undefined;

  constructor(
    readonly first: {
      /** The page brings the first tile with it: what the frame says of its own is no news. */
      readonly seen: boolean;
      /** Told of the frame's first tile, which is reported without waiting for anything. */
      readonly painted: () => void;
    },
  ) {
    addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<unknown>) => {
      if (source !== null && source === this.element?.contentWindow) {
        if (port && isObject(data) && data['type'] === ('hello' satisfies FrameHello['type']))
          this.#connect(port);
      } else if (isFromHolder(source)) this.host.put(data);
    });
  }

  /** The sandboxed frame with all tiles: it has an opaque origin. */
  get element(): HTMLIFrameElement | null {
    return document.querySelector<HTMLIFrameElement>('iframe.inner-frame');
  }

  /** The first tile is on screen: the page's own, before any of the frame. */
  reportFirst(): void {
    this.api.post({ type: 'painted', what: 'first', ms: performance.now() });
  }

  post(message: FrameMessage): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#early.push(message);
  }

  #connect(port: MessagePort): void {
    if (++this.#loads > mostLoads) return;
    this.#port?.close();
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
    if (this.#loads > 1) this.reloaded?.();
    for (const message of this.#early.splice(0)) this.post(message);
  }

  #hear(message: unknown): void {
    if (!matches<Painted>(paintedSchema, message)) {
      this.frame.put(message);
      return;
    }
    // Measures wait for nothing.
    if (!this.first.seen || message.what !== 'first') this.api.post(message);
    this.first.painted();
  }
}
