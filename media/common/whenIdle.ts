/** Calls back when nothing else is to be done, or after so many milliseconds: Safari, which may show an exported page, has no such call. */
export function whenIdle(callback: () => void, timeout: number): void {
  if (typeof globalThis.requestIdleCallback === 'function')
    requestIdleCallback(() => callback(), { timeout });
  else setTimeout(callback);
}
