import { messages, type Message } from '../../../../src/core/notes/figures/port-messages';
import type { Setup, Trace } from '../../../../src/core/notes/figures/port-mapping';
import { el } from '../../../common/dom';
import type { Words } from './words';

/** What the person sees at the end of the path, word for word, and what Docker lists. */
export function drawSeen(trace: Trace, setup: Setup, words: Words): Node[] {
  const shown = messages(trace, setup.from);
  const lines = shown.length
    ? el('ul', { class: 'port-messages' }, ...shown.map((message) => line(message, words)))
    : el('p', {}, `✓ ${words.seesAnswer}`);
  const notes = [
    ...(trace.chosen && trace.outcome !== 'not-started' ? [words.chosen] : []),
    // Only a refusal on the way from outside can turn into silence.
    ...(setup.from === 'lan' && trace.outcome !== 'not-started' ? [words.firewall] : []),
  ];
  return [
    el('p', { class: 'port-head' }, words.sees),
    lines,
    ...notes.map((note) => el('p', { class: 'port-note' }, note)),
    ...(trace.outcome === 'not-started'
      ? []
      : [
          el('p', { class: 'port-head' }, words.listing),
          el(
            'p',
            { class: 'port-listing' },
            ...(trace.listing
              ? // One piece a door, so that a line breaks between doors.
                trace.listing.split(/(?<=,) /).map((door) => el('code', {}, door))
              : [words.nothingListed]),
          ),
        ]),
  ];
}

function line({ program, text, instead }: Message, words: Words): HTMLLIElement {
  const name = instead ? words.or : program;
  // curl's own lines begin with its name.
  return el('li', {}, el('span', { class: 'port-program' }, name), el('code', {}, text));
}
