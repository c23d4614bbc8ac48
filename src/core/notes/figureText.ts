import type { UnsafeHtml } from '../../shared/html';
import { at, objectAt, parsed, stringOf } from '../../shared/json';
import type { NotesLang } from './course';
import { drawFigure } from './figureSvg';

/** A static figure in one language; an interactive one brings its own words, and has none here. */
export interface FigureText {
  readonly title: string;
  /** The whole text alternative. */
  readonly desc: string;
  readonly svg: UnsafeHtml;
}

/** The static figures among `ids`, each with the words of one language put into the one drawing. */
export function figureTexts(
  ids: readonly string[],
  lang: NotesLang,
  files: ReadonlyMap<string, string>,
): Readonly<Record<string, FigureText>> {
  // A course of others may name a figure `__proto__`.
  const found: [string, FigureText][] = [];
  for (const id of ids) {
    // Ids come from a lecture's text: `__proto__` is none.
    if (!/^[a-z0-9-]+$/.test(id)) continue;
    const svg = files.get(`figures/${id}.svg`);
    const own = objectAt(parsed(files.get(`figures/${id}.json`)), lang);
    if (svg === undefined) continue;
    const words = objectAt(own, 'words');
    const text = {
      title: stringOf(at(own, 'title')) ?? '',
      desc: stringOf(at(own, 'desc')) ?? '',
      svg: drawFigure(svg, (key) => stringOf(at(words, key)) ?? ''),
    };
    found.push([id, text]);
  }
  return Object.fromEntries(found);
}
