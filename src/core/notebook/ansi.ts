import { escapeHtml } from '../../shared/html';

export const esc = '\u001b';
const controls = '\u0000-\u0008\u000b-\u001f\u007f';
// CSI with parameters and final byte · OSC 8 link · any other OSC · two-character escape · lone control character
const sequence = new RegExp(
  [
    `${esc}\\[([0-?]*)[ -/]*([@-~])`,
    `${esc}\\]8;[^;${controls}]*;([^${controls}]*)(?:\u0007|${esc}\\\\)`,
    `${esc}\\][^${controls}]*(?:\u0007|${esc}\\\\)`,
    `${esc}[ -/]*[0-Z\\\\^-~]`,
    `[${controls}]`,
  ].join('|'),
  'g',
);
const webAddress = /https?:\/\/[^\s<>"'`{}|\\^]+/g;
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

interface Style {
  fg: string;
  bg: string;
  readonly flags: Set<'bold' | 'faint' | 'italic' | 'underline' | 'strike' | 'inverse'>;
}

/**
 * Terminal text as escaped HTML. Colours become classes (`ansi-red-fg`, `ansi-bright-red-bg`) so that themes decide;
 * colours beyond the sixteen become inline styles. Links only to http and https. Linear in the length of the text.
 */
export function ansiToHtml(text: string): string {
  const style: Style = { fg: '', bg: '', flags: new Set() };
  const pieces: string[] = [];
  let link = '';
  let done = 0;
  const write = (end: number): void => {
    if (end > done) pieces.push(styled(text.slice(done, end), style, link));
  };
  for (const match of text.matchAll(sequence)) {
    write(match.index);
    done = match.index + match[0].length;
    if (match[2] === 'm') applySgr(style, match[1] ?? '');
    else if (match[3] !== undefined) link = /^https?:\/\//i.test(match[3]) ? match[3] : '';
  }
  write(text.length);
  return pieces.join('');
}

/** The text without any control sequence. */
export function stripAnsi(text: string): string {
  return text.replace(sequence, '');
}

function styled(text: string, style: Style, link: string): string {
  const html = link ? `<a href="${escapeHtml(link)}">${escapeHtml(text)}</a>` : withLinks(text);
  const inverse = style.flags.has('inverse');
  const fg = inverse ? style.bg || 'ansi-default-inverse' : style.fg;
  const bg = inverse ? style.fg || 'ansi-default-inverse' : style.bg;
  const classes = [...style.flags].filter((flag) => flag !== 'inverse').map((flag) => `ansi-${flag}`);
  const styles: string[] = [];
  if (fg.startsWith('ansi-')) classes.push(`${fg}-fg`);
  else if (fg) styles.push(`color:${fg}`);
  if (bg.startsWith('ansi-')) classes.push(`${bg}-bg`);
  else if (bg) styles.push(`background-color:${bg}`);
  if (classes.length + styles.length === 0) return html;
  const classAttribute = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
  const styleAttribute = styles.length > 0 ? ` style="${styles.join(';')}"` : '';
  return `<span${classAttribute}${styleAttribute}>${html}</span>`;
}

/** Web addresses in plain text as links, as JupyterLab does. */
function withLinks(text: string): string {
  if (!text.includes('://')) return escapeHtml(text);
  let done = 0;
  let html = '';
  for (const match of text.matchAll(webAddress)) {
    const address = withoutTail(match[0]);
    html += `${escapeHtml(text.slice(done, match.index))}<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
    done = match.index + address.length;
  }
  return html + escapeHtml(text.slice(done));
}

/** Without the punctuation of the sentence around the address; a closing bracket stays where its opening one is inside. */
function withoutTail(address: string): string {
  let end = address.length;
  const balanced = address.includes('(');
  while (end > 0 && (balanced ? '.,;:!?]' : '.,;:!?])').includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}

function applySgr(style: Style, parameters: string): void {
  const codes = parameters.split(/[;:]/).map((code) => (code === '' ? 0 : Number(code)));
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const { color, used } = extendedColor(codes.slice(index + 1, index + 6), parameters.includes(':'));
      index += used;
      if (color !== undefined) style[code === 38 ? 'fg' : 'bg'] = color;
    } else applyCode(style, code);
  }
}

function applyCode(style: Style, code: number): void {
  const { flags } = style;
  if (code === 0) {
    [style.fg, style.bg] = ['', ''];
    flags.clear();
  } else if (code === 1) flags.add('bold');
  else if (code === 2) flags.add('faint');
  else if (code === 3) flags.add('italic');
  else if (code === 4 || code === 21) flags.add('underline');
  else if (code === 7) flags.add('inverse');
  else if (code === 9) flags.add('strike');
  else if (code === 22) {
    flags.delete('bold');
    flags.delete('faint');
  } else if (code === 23) flags.delete('italic');
  else if (code === 24) flags.delete('underline');
  else if (code === 27) flags.delete('inverse');
  else if (code === 29) flags.delete('strike');
  else if (code === 39) style.fg = '';
  else if (code === 49) style.bg = '';
  else if (code >= 30 && code <= 37) style.fg = `ansi-${names[code - 30] ?? ''}`;
  else if (code >= 40 && code <= 47) style.bg = `ansi-${names[code - 40] ?? ''}`;
  else if (code >= 90 && code <= 97) style.fg = `ansi-bright-${names[code - 90] ?? ''}`;
  else if (code >= 100 && code <= 107) style.bg = `ansi-bright-${names[code - 100] ?? ''}`;
}

/** What follows 38 or 48: `5;n`, `2;r;g;b`, or with colons `2::r:g:b` (a colour space may stand first). */
function extendedColor(codes: readonly number[], colons: boolean): { color?: string; used: number } {
  const isByte = (value: number | undefined): value is number =>
    value !== undefined && Number.isInteger(value) && value >= 0 && value <= 255;
  if (codes[0] === 5) {
    const [, index] = codes;
    return isByte(index) ? { color: paletteColor(index), used: 2 } : { used: 2 };
  }
  if (codes[0] !== 2) return { used: 1 };
  const skip = colons && codes.length >= 5 ? 2 : 1;
  const rgb = codes.slice(skip, skip + 3);
  return rgb.length === 3 && rgb.every(isByte)
    ? { color: `rgb(${rgb.join(',')})`, used: skip + 3 }
    : { used: Math.min(codes.length, 4) };
}

/** xterm's 256 colours: 16 named ones, a cube of 6 levels, 24 greys. */
function paletteColor(index: number): string {
  if (index < 8) return `ansi-${names[index] ?? ''}`;
  if (index < 16) return `ansi-bright-${names[index - 8] ?? ''}`;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  const grey = 8 + (index - 232) * 10;
  const rgb =
    index < 232
      ? [level(Math.trunc(cube / 36)), level(Math.trunc(cube / 6) % 6), level(cube % 6)]
      : [grey, grey, grey];
  return `rgb(${rgb.join(',')})`;
}
