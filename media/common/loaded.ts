/** VS Code shows a page when it has loaded: what is asked for before (a figure's script) would hold up its first paint. */
export const loaded = new Promise<void>((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', () => resolve(), { once: true });
});
