import { frameDocument, type FrameBundle, type FrameTemplate } from '../../src/shared/frameDocument';
import type { PackedBundle } from '../../src/shared/packed';
import { isObject } from '../../src/shared/json';
import { unpack } from '../common/unpack';
import { whenIdle } from '../common/whenIdle';
import { Door, type PanelScript } from './panel/door';
import { readTheme } from './panel/theme';

// The first thing that runs in a dashboard's page. The inner frame's document stands in the page's HTML and draws by
// itself: what is around the tiles (toolbar, outline, bars) is built when the first of them is on screen, or does not come.

/** Milliseconds to wait for the first tile. */
const patience = 150;

const nonce = document.currentScript?.nonce ?? '';
let begun = false;

/** When nothing else is to be done: what is on its way to the extension host now must not wait for a script of ours. */
function begin(): void {
  if (begun) return;
  begun = true;
  whenIdle(() => void build());
}

async function build(): Promise<void> {
  const packed = document.getElementById('panel')?.textContent ?? '';
  const panel = JSON.parse(await unpack(packed as PackedBundle)) as FrameBundle;
  const style = document.createElement('style');
  style.textContent = panel.style;
  const script: PanelScript = document.createElement('script');
  script.nonce = nonce;
  script.text = panel.script;
  script.door = door;
  document.body.append(style, script);
}

/** One frame for all tiles: with an opaque origin, and the page's policy. */
function addFrame({ title, dataset, textContent }: HTMLElement): void {
  const frame = document.createElement('iframe');
  frame.className = 'inner-frame';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = title;
  const start = document.getElementById('start')?.textContent ?? '';
  frame.srcdoc = frameDocument(JSON.parse(textContent) as FrameTemplate, {
    start,
    theme: readTheme(),
    nonce,
  });
  document.querySelector('.stage')?.append(frame);
  if (dataset['waits'] === undefined) begin();
}

const door = new Door(begin);
const kept = door.api.recall();
// A person who closed or opened the outline finds its room so, before it is built.
if (isObject(kept) && typeof kept['outline'] === 'boolean')
  document.documentElement.dataset['outline'] = String(kept['outline']);
setTimeout(begin, patience);
const block = document.getElementById('frame');
if (block) addFrame(block);
