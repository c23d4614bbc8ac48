import { isMode, type NotAMode, type ReadMode } from '../../../../src/core/notes/figures/chmod';
import { el } from '../../../common/dom';
import { freshId } from '../kit/ids';

export interface Field {
  readonly element: HTMLElement;
  /** Writes the field, unless a person is writing in it. */
  show(text: string): void;
}

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly size: number;
  readonly read: (text: string) => ReadMode | NotAMode;
  /** What to say under the field; empty for nothing. */
  readonly remark: (read: ReadMode | NotAMode) => string;
  readonly changed: (read: ReadMode) => void;
  /** What the field has when a person leaves it. */
  readonly text: () => string;
  readonly refused: (why: string) => void;
}

/** A text that is a mode, with what is wrong with it right under it. */
export function field(options: FieldOptions): Field {
  const { name, size, read, remark } = options;
  const note = el('p', { class: 'chmod-note', id: freshId(), 'data-note': name });
  const input = el('input', {
    type: 'text',
    id: freshId(),
    'data-field': name,
    size,
    maxlength: 40,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-describedby': note.id,
    class: 'chmod-input',
  });
  const say = (text: string, wrong: boolean): void => {
    note.textContent = wrong ? `✗ ${text}` : text;
    note.classList.toggle('wrong', wrong);
    input.setAttribute('aria-invalid', String(wrong));
  };
  const write = (text: string): void => {
    input.value = text;
    say('', false);
  };
  // While a person types, the text stays theirs; a note about it stays as long as they are in the field.
  let typing = false;
  input.addEventListener('input', () => {
    const found = read(input.value);
    say(remark(found), !isMode(found));
    typing = true;
    if (isMode(found)) options.changed(found);
    else options.refused(remark(found));
    typing = false;
  });
  const settle = (): void => {
    const found = read(input.value);
    if (!isMode(found)) say('', false);
    input.value = options.text();
  };
  input.addEventListener('blur', settle);
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && isMode(read(input.value))) settle();
  });
  return {
    element: el('div', { class: 'chmod-field' }, el('label', { for: input.id }, options.label), input, note),
    show: (text) => {
      if (!typing) write(text);
    },
  };
}
