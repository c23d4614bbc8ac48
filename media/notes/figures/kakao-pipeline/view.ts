import { chatText, chatYears, type ChatYear } from '../../../../src/core/notes/figures/kakaoChat';
import {
  firstSurprise,
  isTopThree,
  parseCounts,
  runPipeline,
  tiedOut,
  variants,
  type Choices,
  type Stage,
} from '../../../../src/core/notes/figures/kakaoPipeline';
import { el } from '../../../common/dom';
import { choices as radios, saying } from '../kit/controls';
import { slot, type SlotState } from './slot';
import type { KakaoWords, Mistake } from './words';

type ChoiceName = keyof Choices;
/** Which choice decides about the place: the third and fourth share one, as they change places. */
const choiceOf: readonly ChoiceName[] = ['filter', 'field', 'first', 'first', 'rank', 'top'];

/** Draws the figure; everything begins with the mistakes that people make. */
export function drawKakao(into: HTMLElement, words: KakaoWords): void {
  let year: ChatYear = 2021;
  let on = 0;
  let chosen: Choices = { filter: 'none', field: 'commas', first: 'count', rank: 'textEnUs', top: 'three' };
  const tried = choiceOf.map(() => new Set<string>());

  const said = saying();
  const choose = (change: Partial<Choices>): void => {
    chosen = { ...chosen, ...change };
    show();
  };
  // Mistakes stand first, so that the eye does not find the answer before the head.
  const options = (name: Exclude<ChoiceName, 'top'>): HTMLElement => {
    const texts = words.options[name] as Readonly<Record<string, string>>;
    return radios<string>(
      words.how[name],
      [...variants[name]].reverse().map((value) => ({ value, label: texts[value] ?? value })),
      chosen[name],
      (value) => choose({ [name]: value }),
    );
  };
  const controls = [options('filter'), options('field'), options('first'), undefined, options('rank')];
  const slots = choiceOf.map((_, index) =>
    slot(words, index + 1, controls[index], (checked) => {
      on = checked ? index + 1 : index;
      show();
    }),
  );

  const isMistake = (key: string): key is Mistake => Object.hasOwn(words.why, key);
  function remarkOf(
    index: number,
    stages: readonly Stage[],
    wrongAt: number | undefined,
  ): SlotState['remark'] {
    if (wrongAt === index) {
      const name = choiceOf[index] ?? 'top';
      const mistake = `${name}.${chosen[name]}`;
      const why = isMistake(mistake) ? words.why[mistake] : '';
      return { kind: 'bad', text: `${words.wrong} ${why}` };
    }
    if (wrongAt !== undefined && index > wrongAt) return { kind: 'muted', text: words.after(wrongAt + 1) };
    const byLuck = stages[index]?.role === 'rank' && chosen.rank === 'text';
    return byLuck ? { kind: 'warn', text: words.luck } : undefined;
  }

  function sentence(stages: readonly Stage[], wrongAt: number | undefined): string {
    const last = stages[on - 1];
    if (!last) return words.start(chatText.split('\n').length);
    const role = words.roles[stages[wrongAt ?? 0]?.role ?? 'filter'];
    const wrong = wrongAt !== undefined && wrongAt < on;
    if (on < stages.length)
      return wrong
        ? words.wrongSoFar(wrongAt + 1, role)
        : words.soFar(on, words.roles[last.role], last.input.length, last.output.length);
    const top = parseCounts(last.output);
    if (wrong && !isTopThree(last.output, year)) return words.wrongEnd(top, wrongAt + 1, role);
    const tied = tiedOut(last.output, year);
    const tie = tied.length === 0 ? '' : ` ${words.tied(tied, top.at(-1)?.count ?? 0)}`;
    return words.right(top) + tie;
  }

  function show(): void {
    const stages = runPipeline(chosen, year);
    const wrongAt = firstSurprise(chosen, year);
    slots.forEach((one, index) => {
      const stage = stages[index];
      const name = choiceOf[index];
      if (!stage || !name) return;
      const seen = tried[index];
      if (index < on) seen?.add(chosen[name]);
      const remark = remarkOf(index, stages, wrongAt);
      one.show({
        stage,
        on: index < on,
        reachable: index <= on,
        explored: seen?.size === variants[name].length,
        ...(remark === undefined ? {} : { remark }),
      });
    });
    said.say(sentence(stages, wrongAt));
  }

  into.classList.add('kakao');
  into.append(
    el('p', { class: 'figure-task' }, words.task),
    el(
      'div',
      { class: 'figure-controls' },
      radios(
        words.year,
        chatYears.map((value) => ({ value: String(value), label: words.years(value) })),
        String(year),
        (value) => {
          year = chatYears.find((one) => String(one) === value) ?? year;
          show();
        },
      ),
    ),
    el('ol', { class: 'kakao-stages' }, ...slots.map(({ element }) => element)),
    said.element,
  );
  show();
}
