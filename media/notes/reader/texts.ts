import type { RenderedLecture } from '../../../src/core/notes/render';
import { t } from '../../../src/shared/t';
import { sanitizeHtml } from '../../common/sanitize';
import { unsafeHtml } from '../../../src/shared/html';
import { el, onPress } from '../../common/dom';
import { icon } from '../icons';

/** One line of the column: a block, and beside or instead of it the same block in the other language. */
export interface Row {
  readonly element: HTMLElement;
  readonly own: HTMLElement;
  other?: HTMLElement;
  readonly section: string;
  readonly anchor?: string;
}

/** What is drawn before the first paint, and what follows it. */
export type Portion = 'first' | 'rest';

/**
 * Letters of HTML that fill the height of the page: the rest of a lecture need not hold up their paint. A line takes 25
 * pixels, and some 75 letters with half as much markup; where that is too few, the rest is there one frame later.
 */
const screenful = (): number => innerHeight * 4.5;

interface Prepared {
  /** How many blocks are in the first portion: decided once, whatever becomes of the height. */
  readonly cut: number;
  readonly portions: Partial<Record<Portion, DocumentFragment>>;
}

const prepared = new WeakMap<RenderedLecture, Prepared>();

function firstBlocks({ blocks }: RenderedLecture): number {
  const enough = screenful();
  let letters = 0;
  const end = blocks.findIndex(({ html }) => (letters += html.length) > enough);
  return end < 0 ? blocks.length : end + 1;
}

/**
 * Sanitises the first screen of a lecture before it is shown: most of the time that a change of lecture would take. Not
 * the rest, which a person who presses a button meanwhile would have to wait for.
 */
export function prepare(lecture: RenderedLecture): void {
  preparedPortion(lecture, 'first');
}

function preparedPortion(lecture: RenderedLecture, portion: Portion): DocumentFragment {
  const known = prepared.get(lecture) ?? { cut: firstBlocks(lecture), portions: {} };
  prepared.set(lecture, known);
  return (known.portions[portion] ??= sanitized(lecture, portion === 'first' ? [0, known.cut] : [known.cut]));
}

function sanitized({ blocks }: RenderedLecture, range: readonly [number, number?]): DocumentFragment {
  // Their HTML comes from a parser that lets no HTML of the author through: no block can end its own element.
  const html = blocks
    .map(({ html: block }, index) => `<div data-block="${index}">${block}</div>`)
    .slice(...range)
    .join('');
  return sanitizeHtml(unsafeHtml(html)).fragment;
}

/** The blocks of a portion as nodes of their own. */
function drawBlocks(lecture: RenderedLecture, portion: Portion): HTMLElement[] {
  const fragment = preparedPortion(lecture, portion).cloneNode(true) as DocumentFragment;
  return [...fragment.children].map((child) => {
    const block = child as HTMLElement;
    block.className = 'block';
    block.lang = lecture.lang;
    return block;
  });
}

/** Rows for a portion of a lecture; `swap` asks for one block in the other language. */
export function drawRows(lecture: RenderedLecture, portion: Portion, swap: (row: Row) => void): Row[] {
  return drawBlocks(lecture, portion).map((own) => {
    const index = Number(own.dataset['block']);
    const { section = '', anchor } = lecture.blocks[index] ?? {};
    const element = el('div', { class: 'row', 'data-row': index, 'data-anchor': anchor });
    const row: Row = { element, own, section, ...(anchor === undefined ? {} : { anchor }) };
    const label = t(lecture.lang, 'reader.swap');
    const button = el(
      'button',
      {
        type: 'button',
        class: 'tool swap',
        'aria-label': label,
        'data-tip': `${label} (S)`,
        'aria-pressed': 'false',
        // A stop at every block would be in the way of the keyboard, which has a key for it.
        tabindex: '-1',
      },
      icon('globe'),
    );
    onPress(button, () => swap(row));
    element.append(own, button);
    return row;
  });
}

/** Puts the blocks of the other language beside the first ones, where they are not yet; the result are the new ones. */
export function joinOther(rows: readonly Row[], other: RenderedLecture): HTMLElement[] {
  const blocks = (['first', 'rest'] as const).flatMap((portion) => drawBlocks(other, portion));
  return rows.flatMap((row, index) => {
    const block = blocks[index];
    if (row.other || !block) return [];
    row.other = block;
    block.classList.add('other');
    row.own.after(block);
    return [block];
  });
}
