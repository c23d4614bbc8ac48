/** Milliseconds after which it is done in any case. */
const patience = 50;

/** Calls back when nothing else is to be done. Safari, which may show an exported page, cannot tell: there at once. */
export function whenIdle(callback: () => void): void {
  if (typeof globalThis.requestIdleCallback === 'function')
    requestIdleCallback(() => callback(), { timeout: patience });
  else setTimeout(callback);
}
