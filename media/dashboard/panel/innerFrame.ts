import { withHeads } from '../../../src/core/notebook/heads';
import type { DashboardState, FrameRequest } from '../../../src/shared/dashboardApi';
import { frameIntentSchema, type FrameIntent, type FrameMessage } from '../../../src/shared/frameApi';
import { dispatch, matches, type Handlers } from '../../../src/shared/guard';
import type { Door } from './door';

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

/** The sandboxed frame with all tiles, as the page around it sees it: checked messages in, ours out. */
export class InnerFrame {
  #state: DashboardState;
  readonly #handlers: Handlers<FrameIntent>;

  constructor(
    readonly element: HTMLIFrameElement,
    readonly door: Door,
    state: DashboardState,
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
    door.reloaded = () => this.post({ type: 'state', state: this.#state });
  }

  /** Hears the frame from now on, and at once what it has said before. */
  listen(): void {
    this.door.frame.listen((message) => {
      if (!matches<FrameIntent>(frameIntentSchema, message)) return;
      if (needPerson.has(message.type) && !navigator.userActivation.isActive) return;
      dispatch(this.#handlers, message);
    });
  }

  post(message: FrameMessage): void {
    if (message.type === 'state') this.#state = message.state;
    if (message.type === 'heads') this.#state = withHeads(this.#state, message.revision, message.heads);
    this.door.post(message);
  }

  /** Puts the keyboard where it was inside the tiles. */
  focus(): void {
    this.element.focus();
    this.post({ type: 'focus' });
  }
}
