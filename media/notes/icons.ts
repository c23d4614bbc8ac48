import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg' with { type: 'text' };
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg' with { type: 'text' };
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg' with { type: 'text' };
import copy from '@vscode/codicons/src/icons/copy.svg' with { type: 'text' };
import edit from '@vscode/codicons/src/icons/edit.svg' with { type: 'text' };
import folderLibrary from '@vscode/codicons/src/icons/folder-library.svg' with { type: 'text' };
import globe from '@vscode/codicons/src/icons/globe.svg' with { type: 'text' };
import insert from '@vscode/codicons/src/icons/insert.svg' with { type: 'text' };
import print from '@vscode/codicons/src/icons/link-external.svg' with { type: 'text' };
import newFile from '@vscode/codicons/src/icons/new-file.svg' with { type: 'text' };
import play from '@vscode/codicons/src/icons/play.svg' with { type: 'text' };
import quote from '@vscode/codicons/src/icons/quote.svg' with { type: 'text' };
import split from '@vscode/codicons/src/icons/split-horizontal.svg' with { type: 'text' };
import textSize from '@vscode/codicons/src/icons/text-size.svg' with { type: 'text' };
import { drawIcon, icon as commonIcon, type IconName as CommonName } from '../common/icons';

const sources = {
  arrowLeft,
  arrowRight,
  chevronDown,
  copy,
  edit,
  folderLibrary,
  globe,
  insert,
  newFile,
  play,
  print,
  quote,
  split,
  textSize,
};
export type IconName = CommonName | keyof typeof sources;

/** A codicon, as `common/icons.ts` draws it; these are the lectures' own. */
export function icon(name: IconName): Element {
  return name in sources
    ? drawIcon(name, sources[name as keyof typeof sources])
    : commonIcon(name as CommonName);
}
