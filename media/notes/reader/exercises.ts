import type { ExerciseState } from '../../../src/core/course/progress';
import type { NotesState } from '../../../src/shared/notesApi';
import { t } from '../../../src/shared/t';
import { el } from '../../common/dom';

const signs: Readonly<Record<ExerciseState, string>> = { tried: '✗', core: '✓', robust: '★' };

/** Shows beside each link to an exercise how far it has come; nothing for one that was not begun. */
export function markExercises(root: HTMLElement, { exercises, settings }: NotesState): void {
  for (const link of root.querySelectorAll<HTMLElement>('a[data-exercise]')) {
    const state = Object.hasOwn(exercises, link.dataset['exercise'] ?? '')
      ? exercises[link.dataset['exercise'] ?? '']
      : undefined;
    const shown = link.dataset['state'] ?? '';
    const wanted = state === undefined ? '' : `${state} ${settings.lang}`;
    if (shown === wanted) continue;
    link.querySelector('.exercise-state')?.remove();
    link.dataset['state'] = wanted;
    if (state === undefined) continue;
    const words = t(settings.lang, `reader.exercise.${state}`);
    link.append(
      el(
        'span',
        { class: `exercise-state exercise-${state}`, role: 'img', 'aria-label': words, title: words },
        signs[state],
      ),
    );
  }
}
