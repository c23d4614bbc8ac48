import { escapeHtml, unsafeHtml, type UnsafeHtml } from '../../shared/html';

/** What a static figure is made of: shapes and places for words. */
const elements = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
]);

const attributes = new Set([
  'class',
  'cx',
  'cy',
  'd',
  'data-t',
  'dominant-baseline',
  'dx',
  'dy',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'height',
  'opacity',
  'points',
  'r',
  'role',
  'rx',
  'ry',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-width',
  'text-anchor',
  'transform',
  'viewBox',
  'width',
  'x',
  'x1',
  'x2',
  'xmlns',
  'y',
  'y1',
  'y2',
]);

const tag = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<>&]*")*)\s*(\/?)>/g;
const pair = /([\w:-]+)="([^"]*)"/g;

/**
 * A figure's drawing with words put into its places (`data-t`). It is written anew from known elements and attributes,
 * because a printed page has no sanitiser: whatever else is in the file is not in the result.
 */
export function drawFigure(svg: string, word: (key: string) => string): UnsafeHtml {
  const drawn: string[] = [];
  const open: string[] = [];
  for (const [, end = '', name = '', given = '', empty = ''] of svg.matchAll(tag)) {
    if (!elements.has(name) || (open.length === 0 && name !== 'svg')) continue;
    if (end !== '') {
      if (open.at(-1) === name) drawn.push(`</${String(open.pop())}>`);
      continue;
    }
    const kept: string[] = [];
    let text = '';
    for (const [, key = '', value = ''] of given.matchAll(pair)) {
      if (key === 'data-t') text = escapeHtml(word(value));
      else if (attributes.has(key) && !/url\s*\(/i.test(value)) kept.push(` ${key}="${value}"`);
    }
    drawn.push(`<${name}${kept.join('')}>${text}`);
    if (empty === '') open.push(name);
    else drawn.push(`</${name}>`);
  }
  return unsafeHtml([...drawn, ...open.reverse().map((name) => `</${name}>`)].join(''));
}
