import { frameDocument, type FrameTemplate } from '../../src/shared/frameDocument';
import { isObject } from '../../src/shared/json';
import type { PackedBundle } from '../../src/shared/packed';
import { afterPaint } from '../common/afterPaint';
import { blockText } from '../common/blockText';
import { runLatePanel } from '../common/latePanel';
import { unpack } from '../common/unpack';
import { whenIdle } from '../common/whenIdle';
import { Door } from './panel/door';
import { standIn } from './panel/standIn';
import { readTheme } from './panel/theme';

// The first thing that runs in a dashboard's page. The first tile stands in the page's HTML where it is text; otherwise
// the inner frame's document does, and draws it by itself. What is around the tiles (toolbar, outline, bars) is built
// when the first of them is on screen, or does not come.

/** Milliseconds to wait for the first tile. */
const patience = 150;

const nonce = document.currentScript?.nonce ?? '';
let begun = false;

/** When nothing else is to be done: what is on its way to the extension host now must not wait for a script of ours. */
function begin(): void {
  if (begun) return;
  begun = true;
  whenIdle(() => void runLatePanel(nonce, door));
}

/** One frame for all tiles: with an opaque origin, and the page's policy. */
function addFrame(template: FrameTemplate, { title, dataset }: HTMLElement): void {
  const frame = document.createElement('iframe');
  frame.className = 'inner-frame';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = title;
  frame.srcdoc = frameDocument(template, { start: blockText('start'), theme: readTheme(), nonce });
  document.querySelector('.stage')?.append(frame);
  if (dataset['waits'] === undefined) begin();
  else setTimeout(begin, patience);
}

async function addPacked(template: PackedBundle, block: HTMLElement): Promise<void> {
  addFrame(JSON.parse(await unpack(template)) as FrameTemplate, block);
}

const stand = standIn();
const door = new Door({
  seen: stand !== undefined,
  painted: () => {
    stand?.remove();
    begin();
  },
});
const kept = door.api.recall();
// A person who closed or opened the outline finds its room so, before it is built.
if (isObject(kept) && typeof kept['outline'] === 'boolean')
  document.documentElement.dataset['outline'] = String(kept['outline']);
const block = document.getElementById('frame');
const template: unknown = JSON.parse(block?.textContent ?? '');
if (block && typeof template === 'string') {
  afterPaint(() => {
    door.reportFirst();
    whenIdle(() => void addPacked(template as PackedBundle, block));
  });
} else if (block) {
  addFrame(template as FrameTemplate, block);
}
