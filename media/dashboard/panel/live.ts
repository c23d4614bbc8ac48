import type { PanelIntent } from '../../../src/shared/dashboardApi';
import { t, type Lang } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';
import type { Popup } from '../../common/popup';

/** Says what live mode will be and what to do until then: the button is there, and honest about it. */
export function explainLive(
  popup: Popup,
  anchor: HTMLElement,
  lang: Lang,
  send: (intent: PanelIntent) => void,
): void {
  if (popup.anchor === anchor) {
    popup.close('anchor');
    return;
  }
  const open = el('button', { type: 'button', class: 'button' }, t(lang, 'panel.openNotebook'));
  onPress(open, () => {
    popup.close('anchor');
    send({ type: 'openNotebook' });
  });
  popup.open(
    anchor,
    el(
      'div',
      {
        class: 'explanation',
        role: 'dialog',
        'aria-labelledby': 'live-title',
        'aria-describedby': 'live-text',
      },
      el('h2', { id: 'live-title' }, t(lang, 'panel.live.title')),
      el('p', { id: 'live-text' }, t(lang, 'panel.live.text')),
      open,
    ),
  );
  open.focus();
}
