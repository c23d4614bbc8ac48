import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchChromium } from '../harness/chromium';

/** Opens a page that we wrote as the person's browser opens it from disk: it must ask for nothing and say no error. */
export async function openOffline(file: string, look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on(
      'request',
      (request) => !/^(file|data|blob):/.test(request.url()) && requests.push(request.url()),
    );
    await page.goto(`file://${file}`);
    await look(page);
    assert.deepEqual([problems, requests], [[], []]);
  } finally {
    await browser.close();
  }
}
