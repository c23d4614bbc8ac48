import { withHeads } from '../../../src/core/notebook/heads';
import type { DashboardState, FrameRequest, PanelStart } from '../../../src/shared/dashboardApi';
import { frameIntentSchema, type FrameIntent, type FrameMessage } from '../../../src/shared/frameApi';
import { dispatch, matches, type Handlers } from '../../../src/shared/guard';
import { t } from '../../../src/shared/t';

/** What the page does with the intents that are not the host's affair. */
export type FrameListener = Pick<
  Handlers<FrameIntent>,
  Exclude<FrameIntent['type'], FrameRequest['type']>
> & {
  /** A request for the host, as `frameRequestSchema` allows it. */
  readonly request: (request: FrameRequest) => void;
};

/**
 * Requests that open something outside the page. A script of the notebook may send them at any time: they count only
 * shortly after the person pressed a key or a button.
 */
const needPerson = new Set<FrameIntent['type']>(['reveal', 'openReference', 'loadRemote']);

/** The sandboxed frame with all tiles: it has an opaque origin, and we talk to it over a MessagePort alone. */
export class InnerFrame {
  #channel = new MessageChannel();
  #state: DashboardState;
  #loads = 0;
  readonly #handlers: Handlers<FrameIntent>;

  /** @param element the frame that `boot.ts` made a moment ago: its `load` is still to come */
  constructor(
    readonly element: HTMLIFrameElement,
    { state }: PanelStart,
    listener: FrameListener,
  ) {
    this.#state = state;
    const request = (message: FrameRequest): void => listener.request(message);
    this.#handlers = {
      ...listener,
      need: request,
      asset: request,
      renderer: request,
      widgetState: request,
      reveal: request,
      showAll: request,
      loadRemote: request,
      openReference: request,
      painted: request,
      redrawn: request,
    };
    this.#listen();
    this.element.title = t(state.lang, 'panel.frame', { title: state.title });
    this.element.addEventListener('load', () => this.#handOver());
  }

  post(message: FrameMessage): void {
    if (message.type === 'state') this.#state = message.state;
    if (message.type === 'heads') this.#state = withHeads(this.#state, message.revision, message.heads);
    this.#channel.port1.postMessage(message);
  }

  /** Puts the keyboard where it was inside the tiles. */
  focus(): void {
    this.element.focus();
    this.post({ type: 'focus' });
  }

  /** Messages posted before the frame has its end of the channel wait in it. */
  #handOver(): void {
    if (++this.#loads > 1) {
      // A script reloaded the frame: it is as at the start, with an end of a new channel.
      this.#channel.port1.close();
      this.#channel = new MessageChannel();
      this.#listen();
      this.post({ type: 'state', state: this.#state });
    }
    this.element.contentWindow?.postMessage({ type: 'port' }, '*', [this.#channel.port2]);
  }

  #listen(): void {
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!matches<FrameIntent>(frameIntentSchema, data)) return;
      if (needPerson.has(data.type) && !navigator.userActivation.isActive) return;
      dispatch(this.#handlers, data);
    };
  }
}
