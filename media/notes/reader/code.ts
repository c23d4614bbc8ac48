import type { RenderedCode, RenderedLecture } from '../../../src/core/notes/render';
import { fitsInto } from '../../../src/shared/codeLanguage';
import type { NotesIntent } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';
import { icon, type IconName } from '../icons';

type Action = Extract<NotesIntent, { type: 'code' }>['action'];

export interface CodeContext {
  readonly send: (intent: NotesIntent) => void;
  readonly trusted: () => boolean;
  /** A course of others, which may do nothing at all in Restricted Mode. */
  readonly foreign: () => boolean;
  /** The editor that would take the code; undefined where none is open. */
  readonly target: () => { readonly name?: string; readonly language?: string };
}

const icons: Readonly<Record<Action, IconName>> = {
  copy: 'copy',
  insert: 'insert',
  open: 'newFile',
  run: 'play',
};

const changed = 'ailab-changed';

/** After trust or the editor that takes code changed: what can be done with code is another now. */
export function refreshCode(root: HTMLElement): void {
  for (const button of root.querySelectorAll('.code-tools [data-action]'))
    button.dispatchEvent(new Event(changed));
}

/** Gives each block of code in `root` its heading: what it is, what it needs, and what can be done with it. */
export function dressCode(root: HTMLElement, lecture: RenderedLecture, context: CodeContext): void {
  for (const box of root.querySelectorAll<HTMLElement>('.code[data-code]')) {
    const index = Number(box.dataset['code']);
    const code = lecture.code[index];
    if (!code) continue;
    const label = code.output ? t(lecture.lang, 'reader.output') : (code.file ?? code.language);
    box.querySelector('pre')?.setAttribute('aria-label', label);
    box.querySelector('pre')?.setAttribute('role', 'group');
    const tools = el('div', { class: 'code-tools' });
    for (const action of actionsOf(code)) tools.append(tool(action, index, lecture, context));
    box.prepend(
      el(
        'div',
        { class: 'code-head' },
        el('span', { class: 'code-name' }, label),
        ...code.requires.map((name) =>
          el('span', { class: 'badge' }, t(lecture.lang, 'reader.requires', { name })),
        ),
        tools,
      ),
    );
  }
}

function actionsOf({ output, language }: RenderedCode): Action[] {
  if (output) return ['copy'];
  return language === 'sh' ? ['copy', 'insert', 'open', 'run'] : ['copy', 'insert', 'open'];
}

function tool(
  action: Action,
  index: number,
  { lang, code }: RenderedLecture,
  context: CodeContext,
): HTMLElement {
  const button = el('button', { type: 'button', class: 'tool', 'data-action': action }, icon(icons[action]));
  const update = (): void => {
    const { name, language } = context.target();
    const fit =
      action !== 'insert' || (name !== undefined && fitsInto(code[index]?.language ?? '', language ?? ''));
    const trusted = context.trusted();
    const barred = !trusted && context.foreign();
    const off = barred || (action === 'run' && !trusted) || !fit;
    const tip = barred
      ? t(lang, 'reader.foreignUntrusted')
      : action === 'run' && !trusted
        ? t(lang, 'reader.runUntrusted')
        : action === 'insert'
          ? fit
            ? t(lang, 'reader.insertInto', { name: name ?? '' })
            : t(lang, name === undefined ? 'reader.insertNowhere' : 'reader.insertUnfit', {
                name: name ?? '',
              })
          : t(lang, `reader.${action}`);
    setAttributes(button, { 'aria-label': tip, 'data-tip': tip, 'aria-disabled': off ? 'true' : undefined });
  };
  update();
  button.addEventListener(changed, update);
  onPress(button, () => {
    context.send({ type: 'code', lang, index, action });
    if (action !== 'copy') return;
    button.replaceChildren(icon('check'));
    setTimeout(() => button.replaceChildren(icon('copy')), 1500);
  });
  return button;
}
