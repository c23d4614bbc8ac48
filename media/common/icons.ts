import add from '@vscode/codicons/src/icons/add.svg' with { type: 'text' };
import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg' with { type: 'text' };
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg' with { type: 'text' };
import copy from '@vscode/codicons/src/icons/copy.svg' with { type: 'text' };
import edit from '@vscode/codicons/src/icons/edit.svg' with { type: 'text' };
import globe from '@vscode/codicons/src/icons/globe.svg' with { type: 'text' };
import insert from '@vscode/codicons/src/icons/insert.svg' with { type: 'text' };
import newFile from '@vscode/codicons/src/icons/new-file.svg' with { type: 'text' };
import print from '@vscode/codicons/src/icons/link-external.svg' with { type: 'text' };
import quote from '@vscode/codicons/src/icons/quote.svg' with { type: 'text' };
import split from '@vscode/codicons/src/icons/split-horizontal.svg' with { type: 'text' };
import textSize from '@vscode/codicons/src/icons/text-size.svg' with { type: 'text' };
import wide from '@vscode/codicons/src/icons/screen-full.svg' with { type: 'text' };
import play from '@vscode/codicons/src/icons/play.svg' with { type: 'text' };
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
  add,
  arrowLeft,
  arrowRight,
  copy,
  edit,
  globe,
  insert,
  newFile,
  play,
  print,
  quote,
  split,
  textSize,
  wide,
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
  const svg = new DOMParser().parseFromString(sources[name], 'image/svg+xml').documentElement;
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  return document.importNode(svg, true);
}
