import type { Frame, Page } from 'playwright-core';

/** Milliseconds: a window on a busy machine may stand still for many seconds. */
const patience = 60_000;

export interface WebviewQuery {
  /** Extension whose webview it is, lower case; ours if left out. */
  readonly extensionId?: string;
  /** A selector that the content must hold, to tell several webviews apart (and to wait for its content). */
  readonly has?: string;
  readonly timeout?: number;
}

/**
 * The frame with the content of a visible webview: workbench → outer iframe → `#active-frame`. A webview that sets its
 * html again gets a new frame: ask again then.
 */
export async function webviewFrame(page: Page, query: WebviewQuery = {}): Promise<Frame> {
  const end = Date.now() + (query.timeout ?? patience);
  for (;;) {
    for (const frame of await contentFrames(page, query.extensionId ?? 'ai-service-lab.ai-service-lab')) {
      if (await holds(frame, query.has ?? 'body')) return frame;
    }
    if (Date.now() > end)
      throw new Error(
        `No visible webview${query.has === undefined ? '' : ` with ${query.has}`}; frames:\n${frameTree(page.mainFrame())}`,
      );
    await page.waitForTimeout(50);
  }
}

/** A frame nested in a webview's own page, for example its sandboxed `srcdoc` frame. */
export async function nestedFrame(webview: Frame, selector: string, timeout = patience): Promise<Frame> {
  const element = await webview.waitForSelector(selector, { state: 'attached', timeout });
  const frame = await element.contentFrame();
  if (frame === null) throw new Error(`${selector} is not a frame`);
  return frame;
}

/** Every frame of the page with its address and name, for error messages. */
export function frameTree(frame: Frame, indent = ''): string {
  const line = `${indent}${frame.name()} ${frame.url().slice(0, 120)}`;
  return [line, ...frame.childFrames().map((child) => frameTree(child, `${indent}  `))].join('\n');
}

async function contentFrames(page: Page, extensionId: string): Promise<Frame[]> {
  const found: Frame[] = [];
  for (const outer of page.mainFrame().childFrames()) {
    const url = outer.url();
    if (
      !url.includes('/webview/browser/pre/') ||
      new URL(url).searchParams.get('extensionId')?.toLowerCase() !== extensionId
    )
      continue;
    if (!(await isShown(outer))) continue;
    for (const inner of outer.childFrames()) if (await isActive(inner)) found.push(inner);
  }
  return found;
}

// Frames come and go while we look at them: one that went is not the one we want.
async function isShown(outer: Frame): Promise<boolean> {
  return outer
    .frameElement()
    .then(
      (element) => element.isVisible(),
      () => false,
    )
    .catch(() => false);
}

async function isActive(inner: Frame): Promise<boolean> {
  return inner
    .frameElement()
    .then(
      async (element) => (await element.getAttribute('id')) === 'active-frame',
      () => false,
    )
    .catch(() => false);
}

async function holds(frame: Frame, selector: string): Promise<boolean> {
  return frame
    .locator(selector)
    .first()
    .count()
    .then((count) => count > 0)
    .catch(() => false);
}
