import type { DashboardState, PanelIntent } from '../../../src/shared/dashboardApi';
import { t, type Lang, type MessageId } from '../../../src/shared/t';
import { el, onPress } from '../../common/dom';
import { icon, type IconName } from '../../common/icons';
import { actionButton } from './actions';

/** What stands in place of the tiles; undefined while there are tiles to show. */
export type CentralState = 'loading' | 'failed' | 'neverRun' | 'onlyCode' | 'empty';

export function centralState({
  status,
  tiles,
  code,
  neverRun,
}: Pick<DashboardState, 'status' | 'tiles' | 'code' | 'neverRun'>): CentralState | undefined {
  if (status !== 'ready') return status;
  if (tiles.some(({ onlyCode, codeAllowed }) => !onlyCode || (code && codeAllowed))) return undefined;
  if (neverRun) return 'neverRun';
  return tiles.some(({ codeAllowed }) => codeAllowed) ? 'onlyCode' : 'empty';
}

const icons = {
  failed: 'error',
  neverRun: 'playCircle',
  onlyCode: 'code',
  empty: 'eyeClosed',
} as const satisfies Record<Exclude<CentralState, 'loading'>, IconName>;

/** The designed states in the middle of the page: each one sentence of what is so, and one action. */
export class Central {
  readonly element = el('div', { class: 'central', hidden: true });
  #shown = '';

  constructor(
    readonly lang: Lang,
    readonly send: (intent: PanelIntent) => void,
  ) {}

  update(state: DashboardState): void {
    const kind = centralState(state);
    const key = JSON.stringify([kind, state.failure]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.element.hidden = kind === undefined;
    this.element.className = `central central-${kind ?? 'none'}`;
    this.element.replaceChildren(
      ...(kind === undefined ? [] : kind === 'loading' ? this.#skeleton() : this.#message(kind, state)),
    );
  }

  #skeleton(): HTMLElement[] {
    const lines = ['40%', '92%', '85%', '60%'].map((width) => {
      const line = el('div', { class: 'skeleton-line' });
      line.style.width = width;
      return line;
    });
    return [
      el('p', { class: 'unseen', role: 'status' }, t(this.lang, 'panel.loading')),
      el(
        'div',
        { class: 'skeleton', 'aria-hidden': 'true' },
        ...lines,
        el('div', { class: 'skeleton-block' }),
        ...lines.slice(1).map((line) => line.cloneNode()),
      ),
    ];
  }

  #message(kind: Exclude<CentralState, 'loading'>, { failure }: DashboardState): HTMLElement[] {
    const text = kind === 'failed' && failure ? failure.text : t(this.lang, `panel.${kind}.text`);
    return [
      el(
        'div',
        { class: 'message', role: kind === 'failed' ? 'alert' : 'status' },
        icon(icons[kind]),
        el('h2', {}, t(this.lang, `panel.${kind}.title`)),
        el('p', {}, text),
      ),
      this.#button(kind, failure?.action),
    ];
  }

  #button(
    kind: Exclude<CentralState, 'loading'>,
    action: NonNullable<DashboardState['failure']>['action'],
  ): HTMLElement {
    if (kind === 'failed') return actionButton(this.lang, action ?? 'reload', this.send, true);
    const label: MessageId = kind === 'onlyCode' ? 'panel.onlyCode.show' : 'panel.openNotebook';
    const button = el('button', { type: 'button', class: 'button' }, t(this.lang, label));
    onPress(button, () =>
      this.send(kind === 'onlyCode' ? { type: 'set', code: true } : { type: 'openNotebook' }),
    );
    return button;
  }
}
