import type { DashboardState } from '../../../src/shared/dashboardApi';
import { t, type Lang } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon, type IconName } from '../../common/icons';
import { openMenu } from '../../common/menu';
import type { Popup } from '../../common/popup';
import { Roving } from '../../common/roving';
import { Folding } from './folding';
import { overflowGroups } from './overflow';
import { choiceItems, tools, type ChoiceTool, type Tool, type ToolbarHost } from './toolbarItems';

const isMac = navigator.userAgent.includes('Mac');

/** The toolbar: one tab stop, arrow keys inside; what does not fit is in the menu at its end. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #holders = new Map<string, HTMLElement>();
  readonly #more: HTMLButtonElement;
  readonly #roving: Roving;
  readonly #folding: Folding;
  #state: DashboardState;
  #radios = '';

  constructor(
    readonly lang: Lang,
    state: DashboardState,
    readonly popup: Popup,
    readonly host: ToolbarHost,
  ) {
    this.#state = state;
    this.element = el('div', {
      class: 'toolbar',
      role: 'toolbar',
      'aria-label': t(lang, 'panel.toolbar'),
    });
    for (const tool of tools) {
      const holder = this.#make(tool);
      holder.classList.toggle('after-gap', tool.gap === true);
      this.#holders.set(tool.id, holder);
      this.element.append(holder);
      if (tool.kind === 'radios') this.element.append(el('span', { class: 'spring' }));
    }
    this.#more = this.#button('ellipsis', t(lang, 'panel.more'), { 'aria-haspopup': 'menu' });
    onPress(this.#more, () => this.#openMore());
    this.element.append(this.#more);
    this.#roving = new Roving(this.element, {
      items: () => this.#stops(),
      keys: 'horizontal',
      wrap: true,
    });
    this.#folding = new Folding(this.element, this.#more, tools, this.#holders, () => {
      this.popup.close();
      this.#roving.refresh();
    });
    this.update(state);
  }

  update(state: DashboardState): void {
    this.#state = state;
    for (const tool of tools) this.#refresh(tool);
    this.#folding.fold();
    this.#roving.refresh();
  }

  focus(): void {
    this.#stops()
      .find((button) => button.tabIndex === 0)
      ?.focus();
  }

  #make(tool: Tool): HTMLElement {
    const label = t(this.lang, tool.label);
    if (tool.kind === 'radios')
      return el('div', { class: 'radios', role: 'radiogroup', 'aria-label': label });
    const button = this.#button(tool.icon, label, {
      'aria-keyshortcuts': tool.keys,
      'aria-haspopup': tool.kind === 'menu' ? 'menu' : tool.id === 'live' ? 'dialog' : undefined,
      'aria-expanded': tool.kind === 'menu' || tool.id === 'live' ? 'false' : undefined,
    });
    if (tool.keys) button.dataset['tip'] = `${label} (${shortcut(tool.keys)})`;
    onPress(button, () => this.#press(tool, button));
    return button;
  }

  #press(tool: Exclude<Tool, { kind: 'radios' }>, button: HTMLElement): void {
    if (tool.kind === 'action') tool.run(this.host, button);
    else if (tool.kind === 'toggle') tool.run(this.host, this.#state);
    else if (this.popup.anchor === button) this.popup.close('anchor');
    else
      openMenu(this.popup, button, t(this.lang, tool.label), [
        { items: choiceItems(tool, this.#state, this.host, this.lang) },
      ]);
  }

  #refresh(tool: Tool): void {
    const holder = this.#holders.get(tool.id);
    if (!holder) return;
    if (tool.kind === 'radios') {
      this.#refreshRadios(tool, holder);
      return;
    }
    setAttributes(holder, { 'aria-disabled': this.#isOff(tool) ? 'true' : undefined });
    if (tool.kind !== 'toggle') return;
    const on = String(tool.isOn(this.#state, this.host));
    setAttributes(
      holder,
      tool.controls ? { 'aria-expanded': on, 'aria-controls': tool.controls } : { 'aria-pressed': on },
    );
  }

  #refreshRadios(tool: ChoiceTool, group: HTMLElement): void {
    const options = tool.options(this.#state);
    const known = options.map(({ id }) => id).join();
    if (known !== this.#radios) {
      this.#radios = known;
      group.replaceChildren(
        ...options.map((option) => {
          const label = t(this.lang, option.label);
          const radio = this.#button(option.icon ?? tool.icon, label, { role: 'radio' });
          onPress(radio, () => this.host.send(option.intent));
          return radio;
        }),
      );
    }
    // A choice of one is none.
    group.classList.toggle('single', options.length < 2);
    options.forEach(({ chosen }, index) => {
      const radio = group.children[index];
      if (radio)
        setAttributes(radio, {
          'aria-checked': String(chosen),
          'aria-disabled': this.#isOff(tool) ? 'true' : undefined,
        });
    });
  }

  #isOff({ always }: Tool): boolean {
    return this.#state.status !== 'ready' && always !== true;
  }

  #openMore(): void {
    if (this.popup.anchor === this.#more) {
      this.popup.close('anchor');
      return;
    }
    const folded = tools.filter(({ id }) => this.#holders.get(id)?.hidden);
    const groups = overflowGroups(folded, {
      state: this.#state,
      host: this.host,
      lang: this.lang,
      anchor: this.#more,
      isOff: (tool) => this.#isOff(tool),
    });
    openMenu(this.popup, this.#more, t(this.lang, 'panel.more'), groups);
  }

  #stops(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button')].filter(
      (button) => !button.closest('[hidden], .single'),
    );
  }

  #button(
    name: IconName,
    label: string,
    attributes: Readonly<Record<string, string | undefined>>,
  ): HTMLButtonElement {
    return el(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, 'data-tip': label, ...attributes },
      icon(name),
    );
  }
}

function shortcut(keys: string): string {
  return isMac ? keys.replace('Control+', '⌘') : keys.replace('Control', 'Ctrl');
}
