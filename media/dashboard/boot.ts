import type { PanelStart } from '../../src/shared/dashboardApi';
import { frameDocument } from '../../src/shared/frameDocument';
import { el } from '../common/dom';
import { unpack } from '../common/unpack';
import { readTheme } from './panel/theme';

// The first thing that runs in a dashboard's page: the inner frame begins to load before the page around it is built.
async function boot({ state, bodies, nonce, bundles }: PanelStart): Promise<void> {
  const { panel, frame } = await unpack(bundles);
  const tiles = el('iframe', { class: 'inner-frame', sandbox: 'allow-scripts' });
  tiles.srcdoc = frameDocument({ state, bodies, nonce, theme: readTheme() }, frame);
  // The frame draws what fits it, and has its size by this style.
  document.head.append(el('style', {}, panel.style));
  document.body.append(el('div', { class: 'body' }, el('main', { class: 'stage' }, tiles)));
  const script = el('script', {}, panel.script);
  script.nonce = nonce;
  document.body.append(script);
}

void boot(JSON.parse(document.getElementById('start')?.textContent ?? '') as PanelStart);
