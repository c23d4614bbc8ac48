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

const prepared = new WeakMap<RenderedLecture, DocumentFragment>();

/** Sanitises a lecture before it is shown: most of the time that a change of lecture would take. */
export function prepare(lecture: RenderedLecture): DocumentFragment {
  const known = prepared.get(lecture);
  if (known) return known;
  // Their HTML comes from a parser that lets no HTML of the author through: no block can end its own element.
  const html = lecture.blocks
    .map(({ html: block }, index) => `<div data-block="${index}">${block}</div>`)
    .join('');
  const { fragment } = sanitizeHtml(unsafeHtml(html));
  prepared.set(lecture, fragment);
  return fragment;
}

/** The blocks of a lecture as nodes of their own. */
function drawBlocks(lecture: RenderedLecture): HTMLElement[] {
  const fragment = prepare(lecture).cloneNode(true) as DocumentFragment;
  return [...fragment.children].map((child) => {
    const block = child as HTMLElement;
    block.className = 'block';
    block.lang = lecture.lang;
    return block;
  });
}

/** Rows for a lecture; `swap` asks for one block in the other language. */
export function drawRows(lecture: RenderedLecture, swap: (row: Row) => void): Row[] {
  return drawBlocks(lecture).map((own, index) => {
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

/** Puts the blocks of the other language beside the first ones. */
export function joinOther(rows: readonly Row[], other: RenderedLecture): void {
  const blocks = drawBlocks(other);
  for (const [index, row] of rows.entries()) {
    const block = blocks[index];
    if (row.other || !block) continue;
    row.other = block;
    block.classList.add('other');
    row.own.after(block);
  }
}
