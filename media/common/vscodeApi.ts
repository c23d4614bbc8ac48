interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The one way from a page to its extension host. */
export interface HostApi<Intent> {
  post(intent: Intent): void;
  /** What the page kept; survives a reload of the window, where the serializer gets it too. */
  recall(): unknown;
  remember(state: unknown): void;
}

/** Takes VS Code's handle, which can be taken only once: keep it in a closure, out of reach of other scripts. */
export function hostApi<Intent>(): HostApi<Intent> {
  const api = acquireVsCodeApi();
  return {
    post: (intent) => api.postMessage(intent),
    recall: () => api.getState(),
    remember: (state) => api.setState(state),
  };
}

/**
 * True where a message comes from the window that holds this page. VS Code replaces `window.parent` by the page's own
 * window, so the holder is known by having us among its frames: nobody else has.
 */
export function isFromHolder(source: MessageEventSource | null): boolean {
  // Of a window of another origin only its frames may be read.
  const holder = source as Window | null;
  const count = holder?.length ?? 0;
  for (let index = 0; index < count; index++) if (holder?.[index] === window) return true;
  return false;
}
