import type { PanelIntent } from '../../../src/shared/dashboardApi';
import type { ErrorAction } from '../../../src/shared/errors';
import { t, type Lang, type MessageId } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';

const labels: Readonly<Record<ErrorAction, MessageId>> = {
  reload: 'panel.act.reload',
  openAsText: 'panel.act.openAsText',
  openNotebook: 'panel.act.openNotebook',
  showLog: 'panel.act.showLog',
};

/** The button for what a person can do about a notice. */
export function actionButton(
  lang: Lang,
  action: ErrorAction,
  send: (intent: PanelIntent) => void,
  primary = false,
): HTMLButtonElement {
  const kind = primary ? '' : ' button-secondary';
  const button = el('button', { type: 'button', class: `button${kind}` }, t(lang, labels[action]));
  onPress(button, () => send({ type: 'act', action }));
  return button;
}
