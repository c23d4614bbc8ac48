import type { PackedBundle } from '../../src/shared/packed';
import { isObject } from '../../src/shared/json';
import { unpack } from '../common/unpack';
import { Door, type PanelScript } from './panel/door';

// The first thing that runs in a dashboard's page. The inner frame stands in the page's HTML and draws by itself: what is
// around the tiles (toolbar, outline, bars) is built when the first of them is on screen, or does not come.

/** Milliseconds to wait for the first tile. */
const patience = 150;

const nonce = document.currentScript?.nonce ?? '';
let begun = false;

function begin(): void {
  if (begun) return;
  begun = true;
  void build();
}

async function build(): Promise<void> {
  const code = await unpack((document.getElementById('panel')?.textContent ?? '') as PackedBundle);
  const script: PanelScript = document.createElement('script');
  script.nonce = nonce;
  script.text = code;
  script.door = door;
  document.body.append(script);
}

const door = new Door(begin);
const kept = door.api.recall();
// A person who closed or opened the outline finds its room so, before it is built.
if (isObject(kept) && typeof kept['outline'] === 'boolean')
  document.documentElement.dataset['outline'] = String(kept['outline']);
setTimeout(begin, patience);
document.addEventListener('DOMContentLoaded', () => {
  if (door.element?.dataset['waits'] === undefined) begin();
});
