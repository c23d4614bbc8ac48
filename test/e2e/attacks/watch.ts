import type { Frame, Page } from 'playwright-core';
import type { Workbench } from '../../harness/workbench';
import { canary } from '../../fixtures/attacks';
import type { CanaryServer } from './server';

/** Something an attack did, with the token it carried where it carried one. */
export interface Sign {
  readonly what: string;
  readonly token?: string;
  /** A script ran: no harm in a trusted notebook. */
  readonly ran?: boolean;
  /** A request to follow a link of the notebook: what it should be where a person clicked. */
  readonly opens?: boolean;
}

/** What our page may tell the extension host without a person: data for the page itself, and measures. */
const harmless = new Set([
  'ready',
  'need',
  'asset',
  'renderer',
  'widgetState',
  'painted',
  'redrawn',
  'showAll',
]);
const intentMark = 'ailab-intent';

/**
 * Watches a window for everything that an attack could do. VS Code's own door for messages of webviews is wrapped, so
 * that each message to the extension host is seen, whoever sent it.
 */
export class Watch {
  readonly #signs: Sign[] = [];
  #served = 0;
  #outside = 0;

  private constructor(
    readonly lab: Workbench,
    readonly server: CanaryServer,
  ) {}

  static async start(lab: Workbench, server: CanaryServer): Promise<Watch> {
    const watch = new Watch(lab, server);
    watch.#outside = lab.outsideRequests.length;
    await lab.context.addInitScript(wrapDoor, intentMark);
    const { page } = lab;
    page.on('console', (message) => watch.#console(message.text()));
    page.on('dialog', (dialog) => {
      watch.#signs.push({ what: `dialog ${dialog.type()}` });
      void dialog.dismiss().catch(() => undefined);
    });
    page.on('download', (download) => watch.#signs.push({ what: `download ${download.url()}` }));
    page.on('framenavigated', (frame) => watch.#navigated(page, frame));
    lab.context.on('page', (popup) => {
      watch.#signs.push({ what: `window ${popup.url()}` });
      void popup.close().catch(() => undefined);
    });
    return watch;
  }

  /** Signs since the last call. */
  take(): Sign[] {
    const { server, lab } = this;
    const signs = this.#signs.splice(0);
    for (const url of server.seen.slice(this.#served))
      signs.push(withToken(`request to the canary server: ${url}`, /^\/(a\d{3})\//.exec(url)?.[1]));
    this.#served = server.seen.length;
    for (const request of lab.outsideRequests.slice(this.#outside))
      signs.push(
        withToken(`request beyond this machine: ${request}`, /(a\d{3})\.evil\.invalid/.exec(request)?.[1]),
      );
    this.#outside = lab.outsideRequests.length;
    return signs;
  }

  #console(text: string): void {
    const [mark, kind, token, ...how] = text.split(' ');
    if (mark === intentMark) {
      const message = JSON.parse(text.slice(intentMark.length + 1)) as { type?: unknown; tile?: unknown };
      const { type, tile } = message;
      if (typeof type === 'string' && harmless.has(type)) return;
      const what = `message to the extension host: ${JSON.stringify(message).slice(0, 200)}`;
      const opens = type === 'openReference';
      this.#signs.push({ ...withToken(what, /^a\d{3}/.exec(String(tile))?.[0]), opens });
    } else if (mark === canary) {
      this.#signs.push(
        kind === 'ran'
          ? { what: 'a script ran', token: token ?? '', ran: true }
          : { what: `${kind} ${how.join(' ')}`, token: token ?? '' },
      );
    }
  }

  #navigated(page: Page, frame: Frame): void {
    const url = frame.url();
    const own =
      frame === page.mainFrame() ||
      url === '' ||
      /^about:(blank|srcdoc)/.test(url) ||
      // A navigation that the policy stopped.
      url.startsWith('chrome-error:') ||
      url.startsWith(`${this.lab.server.origin}/`);
    if (!own) this.#signs.push({ what: `navigation to ${url}` });
    if (frame === page.mainFrame() && !url.startsWith(`${this.lab.server.origin}/?`))
      this.#signs.push({ what: `the window went to ${url}` });
  }
}

function withToken(what: string, token: string | undefined): Sign {
  return { what, ...(token === undefined ? {} : { token }) };
}

/** Runs in every frame before its own scripts. */
function wrapDoor(mark: string): void {
  // Playwright evaluates with the rights of a person's click: only clicks that the test means count.
  Object.defineProperty(Navigator.prototype, 'userActivation', {
    get: () => ({ isActive: 'ailabPerson' in globalThis }),
  });
  if (!location.pathname.includes('/webview/browser/pre/')) return;
  const { log } = console;
  let door: unknown;
  Object.defineProperty(window, '__vscode_post_message__', {
    configurable: true,
    get: () => door,
    set: (real: (command: string, data: { message?: unknown }) => void) => {
      door = (command: string, data: { message?: unknown }) => {
        if (command === 'onmessage') log(`${mark} ${JSON.stringify(data.message ?? {})}`);
        real(command, data);
      };
    },
  });
}
