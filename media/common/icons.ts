import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg' with { type: 'text' };
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg' with { type: 'text' };
import book from '@vscode/codicons/src/icons/book.svg' with { type: 'text' };
import caseSensitive from '@vscode/codicons/src/icons/case-sensitive.svg' with { type: 'text' };
import check from '@vscode/codicons/src/icons/check.svg' with { type: 'text' };
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg' with { type: 'text' };
import close from '@vscode/codicons/src/icons/close.svg' with { type: 'text' };
import code from '@vscode/codicons/src/icons/code.svg' with { type: 'text' };
import colorMode from '@vscode/codicons/src/icons/color-mode.svg' with { type: 'text' };
import deviceMobile from '@vscode/codicons/src/icons/device-mobile.svg' with { type: 'text' };
import ellipsis from '@vscode/codicons/src/icons/ellipsis.svg' with { type: 'text' };
import error from '@vscode/codicons/src/icons/error.svg' with { type: 'text' };
import exportIcon from '@vscode/codicons/src/icons/export.svg' with { type: 'text' };
import eyeClosed from '@vscode/codicons/src/icons/eye-closed.svg' with { type: 'text' };
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg' with { type: 'text' };
import info from '@vscode/codicons/src/icons/info.svg' with { type: 'text' };
import layout from '@vscode/codicons/src/icons/layout.svg' with { type: 'text' };
import listFlat from '@vscode/codicons/src/icons/list-flat.svg' with { type: 'text' };
import listTree from '@vscode/codicons/src/icons/list-tree.svg' with { type: 'text' };
import playCircle from '@vscode/codicons/src/icons/play-circle.svg' with { type: 'text' };
import refresh from '@vscode/codicons/src/icons/refresh.svg' with { type: 'text' };
import search from '@vscode/codicons/src/icons/search.svg' with { type: 'text' };
import untrusted from '@vscode/codicons/src/icons/workspace-untrusted.svg' with { type: 'text' };
import warning from '@vscode/codicons/src/icons/warning.svg' with { type: 'text' };

const sources = {
  arrowDown,
  arrowUp,
  book,
  caseSensitive,
  check,
  chevronRight,
  close,
  code,
  colorMode,
  deviceMobile,
  ellipsis,
  error,
  export: exportIcon,
  eyeClosed,
  goToFile,
  info,
  layout,
  listFlat,
  listTree,
  playCircle,
  refresh,
  search,
  untrusted,
  warning,
};
export type IconName = keyof typeof sources;

/** A codicon in the colour of the text around it; it says nothing to screen readers, its control has the name. */
export function icon(name: IconName): Element {
  return drawIcon(name, sources[name]);
}

/** The same for an icon that only one panel has, from the text of its SVG. */
export function drawIcon(name: string, source: string): Element {
  let made = drawn.get(source);
  if (!made) drawn.set(source, (made = parsed(name, source)));
  return made.cloneNode(true) as Element;
}

/** A lecture has some two hundred of them: each is parsed once. */
const drawn = new Map<string, Element>();

function parsed(name: string, source: string): Element {
  // A document for each, as a parser of XML makes it, takes ten times as long.
  const { content } = Object.assign(document.createElement('template'), { innerHTML: source });
  const svg = document.importNode(content, true).firstElementChild;
  if (!svg) throw new Error(`no picture in the icon ${name}`);
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
