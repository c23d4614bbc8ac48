import type { Locator, Page } from 'playwright-core';

const list = '.quick-input-widget .quick-input-list .monaco-list-row';

/** Gives the keyboard back to the workbench: keys typed into a sandboxed frame never reach it. */
export async function focusWorkbench(page: Page): Promise<void> {
  await page.evaluate(() => {
    const active = document.activeElement;
    if (active instanceof HTMLIFrameElement) active.blur();
    window.focus();
  });
}

/** Opens the command palette (`>`) or quick open (``) with a text typed into it. */
export async function openQuickInput(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  for (let attempt = 0; attempt < 20; attempt++) {
    await focusWorkbench(page);
    await page.keyboard.press('F1');
    // Right after a start the keybindings are not there yet, and a busy workbench may close the input again.
    if (await appears(input, 1000)) {
      await input.fill(text);
      if ((await input.inputValue().catch(() => '')) === text) return;
    }
  }
  throw new Error('The quick input did not open');
}

/** Titles in the command palette for a text, as a person reads them (`AI Service Lab: Preview …`). */
export async function paletteEntries(page: Page, text: string): Promise<string[]> {
  await openQuickInput(page, `>${text}`);
  await page.locator(list).first().waitFor();
  await page.waitForTimeout(200);
  const titles = await page
    .locator(`${list} .quick-input-list-rows > .quick-input-list-row:first-child .label-name`)
    .allTextContents();
  await page.keyboard.press('Escape');
  return titles;
}

/** Runs a command by its full title; waits until the palette offers it (extensions load after the window). */
export async function runCommand(page: Page, title: string, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    await openQuickInput(page, `>${title}`);
    const row = page
      .locator(list)
      .filter({ has: page.getByText(title, { exact: true }) })
      .first();
    if (await appears(row, 1500)) {
      await row.click();
      return;
    }
    await page.keyboard.press('Escape');
    if (Date.now() > end) throw new Error(`The command palette does not offer "${title}"`);
  }
}

/** Opens a file of the workspace by its path relative to the folder, and waits for its tab. */
export async function openFile(page: Page, file: string): Promise<void> {
  const name = file.split('/').pop() ?? file;
  for (let attempt = 0; attempt < 10; attempt++) {
    await openQuickInput(page, file);
    const row = page
      .locator(list)
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();
    if (await appears(row, 2000)) {
      await row.click();
      await page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor();
      return;
    }
    await page.keyboard.press('Escape');
  }
  throw new Error(`Quick open does not find ${file}`);
}

async function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
