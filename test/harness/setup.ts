// Downloads everything that tests and `npm start` need, so that later runs need no network.
import { ensureVSCodeServer } from './cache/vscodeFiles';
import { ensureChromium } from './chromium';
import { ensurePython, findPython } from './python';

async function main(): Promise<void> {
  await ensureVSCodeServer();
  await ensureChromium();
  if ((await findPython()) === undefined) return;
  await ensurePython('test');
  await ensurePython('course');
  await ensurePython('tools');
}

void main();
