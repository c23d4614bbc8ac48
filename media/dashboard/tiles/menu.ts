import { element } from './dom';
import type { Surroundings } from './environment';

/** The small button of a tile: leads to its cell. Appears under the pointer and with the keyboard's focus. */
export function drawMenu(tile: string, { host, text }: Surroundings): HTMLElement {
  const label = text('tile.reveal');
  const button = element('button', {
    type: 'button',
    class: 'tile-menu',
    title: label,
    'aria-label': label,
  });
  button.append(element('span', { class: 'icon icon-go-to-file', 'aria-hidden': 'true' }));
  button.addEventListener('click', () => host.reveal(tile));
  return button;
}
