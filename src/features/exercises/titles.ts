import type { Exercise, Pack } from '../../core/exercises/spec';
import { language } from '../../host/language';

/** The exercise's title in the person's language. */
export function titleOf({ words }: Exercise): string {
  return words[language()].title;
}

/** The pack's title in the person's language. */
export function packTitle({ title }: Pack): string {
  return title[language()];
}
