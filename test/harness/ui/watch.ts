import type { Page } from 'playwright-core';

export interface PageProblem {
  readonly text: string;
  /** Where it was said: workbench, webview page or script. */
  readonly url: string;
}

// The server's workbench says this by itself in every window: its own missing files, no marketplace.
const noise = [
  /vsda/,
  // Its own extensions.
  /\/lib\/vscode\/extensions\//,
  /serviceWorker\.js/,
  /service worker/i,
  /extensionquery/,
  /\/update\/check/,
  /A bad HTTP response code \(404\)/,
  // Pages of VS Code's own extensions, such as its Markdown preview when it is closed while it loads.
  /[?&]extensionId=vscode\./,
];

/** Collects errors of a page and all its frames: uncaught exceptions and `console.error`, VS Code's own noise left out. */
export function watchProblems(page: Page): PageProblem[] {
  const problems: PageProblem[] = [];
  const add = (text: string, url: string): void => {
    if (!isNoise(text) && !isNoise(url)) problems.push({ text, url });
  };
  page.on('console', (message) => {
    if (message.type() === 'error') add(message.text(), message.location().url);
  });
  page.on('pageerror', (error) => {
    add(error.stack ?? error.message, page.url());
  });
  return problems;
}

/** Lines of VS Code's own log (`%c  ERR …`) count only if they speak of us. */
export function isNoise(text: string): boolean {
  if (text.startsWith('%c')) return !/ai-?service-?lab/i.test(text);
  return noise.some((pattern) => pattern.test(text));
}
