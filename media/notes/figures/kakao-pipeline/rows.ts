import { el } from '../../../common/dom';
import type { KakaoWords } from './words';

const atStart = 3;
const atEnd = 2;

/** The first and last lines of a text, with how many are between them. What a stage lets through shows at the end. */
export function rows(words: KakaoWords, heading: string, lines: readonly string[]): HTMLElement {
  const line = (text: string): HTMLLIElement =>
    text === '' ? el('li', { class: 'kakao-gap' }, words.emptyLine) : el('li', {}, el('code', {}, text));
  const hidden = lines.length - atStart - atEnd;
  const shown =
    hidden <= 1
      ? lines.map(line)
      : [
          ...lines.slice(0, atStart).map(line),
          el('li', { class: 'kakao-gap' }, words.more(hidden)),
          ...lines.slice(-atEnd).map(line),
        ];
  return el(
    'div',
    {},
    el('p', { class: 'kakao-count' }, heading),
    el('ul', { class: 'kakao-rows' }, ...shown),
  );
}
