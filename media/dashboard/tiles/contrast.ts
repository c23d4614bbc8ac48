/** Cells that are looked at; a longer table keeps its colours as they are. */
const most = 3000;

/** Whether the author coloured anything: asking each cell of a plain table for its colours would hold up its paint. */
export function hasBackgrounds(root: HTMLElement): boolean {
  if (root.querySelector('[style*="background" i], [bgcolor]')) return true;
  return [...root.querySelectorAll('style')].some(({ textContent }) => /background/i.test(textContent));
}

/**
 * Cells to which a style gave a light background but no colour of their own (pandas writes bars so) get dark text on
 * dark pages, and the other way round: their author saw them on white.
 */
export function keepReadable(root: HTMLElement): void {
  for (const changed of root.querySelectorAll<HTMLElement>('[data-contrast]')) {
    changed.style.removeProperty('color');
    changed.removeAttribute('data-contrast');
  }
  const cells = root.querySelectorAll<HTMLElement>('td, th');
  if (cells.length === 0 || cells.length > most) return;
  const inherited = getComputedStyle(root).color;
  const lightText = luminance(inherited) > 0.4;
  const changes: [HTMLElement, string][] = [];
  for (const cell of cells) {
    const { color, backgroundColor, backgroundImage } = getComputedStyle(cell);
    if (color !== inherited) continue;
    const painted = /rgba?\([^)]*\)/.exec(backgroundImage)?.[0] ?? backgroundColor;
    if (/rgba\([^)]*, 0(\.[0-4]\d*)?\)$/.test(painted)) continue;
    const light = luminance(painted) > 0.4;
    if (light === lightText) changes.push([cell, light ? '#1f1f1f' : '#ffffff']);
  }
  for (const [cell, color] of changes) {
    cell.style.color = color;
    cell.setAttribute('data-contrast', '');
  }
}

/** Relative luminance of a computed colour, from 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
