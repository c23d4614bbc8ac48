import { isObject } from '../../src/shared/json';
import type { NotesIntent } from '../../src/shared/notesApi';
import { afterPaint } from '../common/afterPaint';
import { runLatePanel } from '../common/latePanel';
import { hostApi } from '../common/vscodeApi';
import { whenIdle } from '../common/whenIdle';
import type { NotesGiven } from './reader/given';
import { opensOutline } from './reader/outlineRoom';

// The first thing that runs in the lectures' page, before its text is painted: the page itself is built after that.

const nonce = document.currentScript?.nonce ?? '';
const api = hostApi<NotesIntent>();
const recalled = api.recall();
const kept = isObject(recalled) ? recalled : {};
const prerendered = document.querySelector<HTMLElement>('.prerendered');
const elsewhere = kept['number'] === Number(prerendered?.dataset['number']) && Number(kept['row']) > 0;

function build(painted: boolean): void {
  void runLatePanel(nonce, { api, painted } satisfies NotesGiven);
}

if (!prerendered || elsewhere) {
  prerendered?.remove();
  build(false);
} else {
  prerendered.querySelector('.outline')?.toggleAttribute('hidden', !opensOutline(kept['outline']));
  afterPaint(() => {
    api.post({ type: 'painted', what: 'first', ms: performance.now() });
    whenIdle(() => build(true));
  });
}
