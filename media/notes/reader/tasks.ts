import type { NotesIntent, NotesState } from '../../../src/shared/notesApi';
import type { NotesLang } from '../../../src/core/notes/course';
import { t } from '../../../src/shared/t';
import { el, onPress, setAttributes } from '../../common/dom';

/** Gives each task its two controls: the worksheet, and the mark that the person sets. */
export function dressTasks(root: HTMLElement, lang: NotesLang, send: (intent: NotesIntent) => void): void {
  for (const box of root.querySelectorAll<HTMLElement>('.box-task[data-task]')) {
    const task = box.dataset['task'] ?? '';
    const done = el('input', { type: 'checkbox' });
    done.addEventListener('change', () => send({ type: 'task', task, done: done.checked }));
    const worksheet = el(
      'button',
      { type: 'button', class: 'button button-secondary' },
      t(lang, 'reader.worksheet'),
    );
    onPress(worksheet, () => send({ type: 'worksheet', task }));
    box.append(
      el(
        'div',
        { class: 'task-foot' },
        worksheet,
        el('label', { class: 'task-done' }, done, el('span', {}, t(lang, 'reader.taskSaid'))),
        el('span', { class: 'task-state', role: 'status' }),
      ),
    );
  }
}

/** Shows what is known of each task: done by evidence, or said to be done. */
export function markTasks(root: HTMLElement, given: NotesState): void {
  const { tasks, settings, trusted, foreign } = given;
  for (const box of root.querySelectorAll<HTMLElement>('.box-task[data-task]')) {
    const mark = tasks[box.dataset['task'] ?? ''];
    box.dataset['mark'] = mark ?? '';
    const input = box.querySelector<HTMLInputElement>('.task-done input');
    if (input) {
      input.checked = mark !== undefined;
      // Evidence cannot be taken back by saying so.
      input.disabled = mark === 'evidence';
    }
    const state = box.querySelector('.task-state');
    const by = hasPassed(box, given) ? 'reader.taskExercise' : 'reader.taskEvidence';
    const said = mark === 'evidence' ? t(settings.lang, by) : '';
    // It is a live region: the same words again would be read out again.
    if (state && state.textContent !== said) state.textContent = said;
    const worksheet = box.querySelector<HTMLElement>('.task-foot .button');
    if (worksheet)
      setAttributes(worksheet, {
        'aria-disabled': trusted ? undefined : 'true',
        'data-tip': foreign && !trusted ? t(settings.lang, 'reader.foreignUntrusted') : undefined,
      });
  }
}

/** Whether an exercise that the task links to is what did it. */
function hasPassed(box: HTMLElement, { exercises }: NotesState): boolean {
  const ids = [...box.querySelectorAll<HTMLElement>('a[data-exercise]')].map(
    ({ dataset }) => dataset['exercise'] ?? '',
  );
  return ids.some((id) => Object.hasOwn(exercises, id) && exercises[id] !== 'tried');
}
