import type { NotesIntent } from '../../../src/shared/notesApi';

/** Links of the text, by number: the host knows where they lead. `before` is called for each that a person follows. */
export function listenToLinks(
  article: HTMLElement,
  send: (intent: NotesIntent) => void,
  before: () => void,
): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-link]') : null;
    if (!link || !event.isTrusted) return;
    const block = link.closest<HTMLElement>('.block');
    before();
    send({ type: 'link', lang: block?.lang === 'ko' ? 'ko' : 'en', index: Number(link.dataset['link']) });
    event.preventDefault();
  };
  article.addEventListener('click', follow);
  article.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') follow(event);
  });
}
