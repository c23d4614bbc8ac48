import { themes, type DashboardState, type ThemeChoice } from '../../../src/shared/dashboardApi';
import { t, type MessageId } from '../../../src/shared/t';
import { element, noticeElement } from '../tiles/dom';
import type { Tiles } from '../tiles/tiles';

/** The slim bar of an exported page: outline, code, colours. */
export function drawToolbar(tiles: Tiles, setTheme: (choice: ThemeChoice) => void): HTMLElement {
  const { state } = tiles;
  const text = (id: MessageId): string => t(state.lang, id);
  const bar = element('header', { class: 'bar' });
  if (state.outline.length > 1) bar.append(outline(tiles, text('page.outline')));
  bar.append(element('span', { class: 'bar-title' }, state.title));
  if (state.code) {
    const code = element(
      'button',
      { type: 'button', class: 'button', 'aria-pressed': 'true' },
      text('page.code'),
    );
    code.addEventListener('click', () => {
      const off = tiles.main.classList.toggle('code-off');
      code.ariaPressed = String(!off);
    });
    bar.append(code);
  }
  const select = element('select', {
    class: 'select',
    'aria-label': text('page.theme'),
    title: text('page.theme'),
  });
  for (const choice of themes)
    select.append(new Option(text(`page.theme.${choice}`), choice, false, choice === state.theme));
  select.addEventListener('change', () => setTheme(themes.find((one) => one === select.value) ?? 'follow'));
  bar.append(select);
  return bar;
}

/** What the panel says in its bars, above the tiles. */
export function drawNotices({ lang, problems, neverRun, trusted }: DashboardState): HTMLElement[] {
  return [
    ...(neverRun ? [noticeElement('info', t(lang, 'page.neverRun'))] : []),
    ...(trusted ? [] : [noticeElement('info', t(lang, 'page.untrusted'))]),
    ...problems.map(({ text }) => noticeElement('warning', text)),
  ];
}

function outline(tiles: Tiles, title: string): HTMLElement {
  const list = element('ul');
  const box = element(
    'details',
    { class: 'bar-outline' },
    element('summary', { class: 'button' }, title),
    element('nav', { 'aria-label': title }, list),
  );
  for (const { tile, nth, level, text } of tiles.state.outline) {
    const go = element('button', { type: 'button', class: `level-${level}` }, text);
    go.addEventListener('click', () => {
      box.open = false;
      tiles.scrollTo(tile, nth);
    });
    list.append(element('li', {}, go));
  }
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    box.open = false;
    box.querySelector('summary')?.focus();
  });
  return box;
}
