import { withHeads } from '../../src/core/notebook/heads';
import type { OutlineEntry } from '../../src/core/notebook/types';
import type { DashboardState, PanelIntent, PanelMessage, PanelStart } from '../../src/shared/dashboardApi';
import { isObject } from '../../src/shared/json';
import { blockText } from '../common/blockText';
import { el } from '../common/dom';
import { givenToPanel } from '../common/latePanel';
import { Popup } from '../common/popup';
import { showTooltips } from '../common/tooltip';
import { centralState } from './panel/central';
import type { Door } from './panel/door';
import { InnerFrame } from './panel/innerFrame';
import { listenToKeys, pressForwarded, type KeyTargets } from './panel/keys';
import { Memory } from './panel/memory';
import { OutlineSide } from './panel/outlineSide';
import { watchTheme } from './panel/theme';
import { Ui } from './panel/ui';

/** Milliseconds after which a frame that has not said that it is ready is taken to be stuck. */
const patience = 20_000;

function startPanel(start: PanelStart, door: Door, tiles: HTMLIFrameElement): void {
  const { api } = door;
  const send = (intent: PanelIntent): void => api.post(intent);
  const memory = new Memory(api, start.restore);
  let { place } = memory;
  let state: DashboardState = start.state;
  let listening = false;
  // Back to where the person was: once, and only when there are tiles to go to.
  const returnToPlace = (): void => {
    if (!place || !listening || state.status !== 'ready') return;
    frame.post({ type: 'scrollTo', ...place });
    place = undefined;
  };

  const frame = new InnerFrame(tiles, door, start.state, {
    request: send,
    ready: () => {
      clearTimeout(watchdog);
      ui.bars.setStuck(false);
      listening = true;
      returnToPlace();
    },
    found: (found) => ui.find.found(found),
    at: ({ tile, heading }) => {
      const now = { tile, ...(heading === undefined ? {} : { heading }) };
      memory.setPlace(now);
      ui.outline.at(now);
    },
    key: ({ key }) => pressForwarded(key, keyTargets),
  });

  const title = el('h1', { class: 'unseen' });
  const { head, main, body } = placeOf(tiles);
  document.getElementById('last-resort')?.remove();
  // Never the frame itself: moved to another place, it would load again.
  main.prepend(title);

  const popup = new Popup();
  const side = new OutlineSide(memory, start.state, () => refresh());
  const makeUi = (): Ui =>
    new Ui(state.lang, state, popup, {
      send,
      toggleOutline: () => {
        side.toggle();
        if (side.isOpen && side.isOverlay) ui.outline.focus();
      },
      isOutlineOpen: () => side.isOpen,
      goTo: ({ tile, nth }: OutlineEntry) => {
        frame.post({ type: 'scrollTo', tile, heading: nth });
        if (!side.isOverlay) return;
        side.close();
        frame.focus();
      },
      find: (request) => frame.post({ type: 'find', ...request }),
      findClosed: (returnTo) => {
        const inPage = returnTo instanceof HTMLElement && returnTo.isConnected && returnTo !== document.body;
        if (inPage && returnTo !== frame.element) returnTo.focus();
        else frame.focus();
      },
    });
  let ui = makeUi();
  const put = (): void => {
    head.replaceChildren(ui.toolbar.element, ui.bars.element);
    for (const old of body.querySelectorAll(':scope > :not(.stage)')) old.remove();
    main.querySelector('.central')?.remove();
    body.prepend(ui.outline.element);
    body.append(ui.find.element);
    main.append(ui.central.element);
  };

  function refresh(): void {
    document.documentElement.lang = state.lang;
    title.textContent = state.title;
    if (ui.lang !== state.lang) {
      popup.close();
      ui = makeUi();
      put();
    }
    const central = centralState(state);
    main.dataset['width'] = state.width;
    main.setAttribute('aria-busy', String(central === 'loading'));
    frame.element.hidden = central !== undefined;
    side.settle(state);
    ui.outline.element.hidden = !side.isOpen;
    ui.update(state);
  }

  const keyTargets: KeyTargets = {
    find: () => ui.find,
    send,
    escape: () => {
      const open = ui.find.isOpen || (side.isOverlay && side.isOpen);
      if (ui.find.isOpen) ui.find.close();
      else if (open) {
        side.close();
        ui.toolbar.focus();
      }
      return open;
    },
  };

  put();
  refresh();
  showTooltips(document.body);
  listenToKeys(keyTargets);
  watchTheme((theme) => frame.post({ type: 'theme', theme }));
  const watchdog = setTimeout(() => ui.bars.setStuck(true), patience);

  frame.listen();
  door.host.listen((data) => {
    if (!isObject(data)) return;
    // Only our extension host can speak through the window that holds us.
    const message = data as unknown as PanelMessage;
    if (message.type === 'find') {
      ui.find.open();
      return;
    }
    if (message.type === 'reveal') {
      frame.post({ type: 'scrollTo', tile: message.tile });
      return;
    }
    if (message.type === 'heads') {
      if (message.revision < state.revision) return;
      state = withHeads(state, message.revision, message.heads);
    }
    if (message.type === 'state') {
      if (message.state.revision < state.revision) return;
      state = message.state;
      refresh();
    }
    frame.post(message);
    returnToPlace();
  });
  send({ type: 'ready' });
}

/** The boxes of `dashboardDocument.ts` around the frame. */
function placeOf(tiles: HTMLIFrameElement): { head: HTMLElement; main: HTMLElement; body: HTMLElement } {
  const main = tiles.closest<HTMLElement>('.stage');
  const body = tiles.closest<HTMLElement>('.body');
  const head = document.querySelector<HTMLElement>('.head');
  if (!main || !body || !head) throw new Error('The page has no place for its tiles');
  return { head, main, body };
}

const door = givenToPanel() as Door | undefined;
if (door?.element) startPanel(JSON.parse(blockText('start')) as PanelStart, door, door.element);
