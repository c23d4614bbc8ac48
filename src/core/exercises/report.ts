import { t, type Lang, type MessageId } from '../../shared/t';

import type { Grade } from './grade';
import type { Danger } from './guard';
import { expectedText, inputText, type Judged } from './judge';

const mostLines = 40;
const mostCharacters = 4000;

/** What a grading did, case by case, as text for a terminal: on which input, for how long, what held it, which seed. */
export function reportText(grade: Grade, lang: Lang, answer: string): string {
  const { judged, isolation, seed } = grade;
  const shown = new Set(firstFailures(judged, ({ one }) => one.tier));
  return [
    t(lang, 'exercises.report.answer', { answer }),
    t(lang, 'exercises.report.isolation', { isolation, meaning: isolationText(isolation, lang) }),
    t(lang, 'exercises.report.seed', { seed }),
    '',
    ...judged.flatMap((one) => [headOf(one, lang), ...(shown.has(one) ? detailsOf(one, lang) : [])]),
    '',
  ].join('\n');
}

/** Where the answer is kept by something else than limits, and what that means. */
export function isolationText(isolation: string, lang: Lang): string {
  const id = `exercises.isolation.${isolation}`;
  return isKnown(id) ? t(lang, id) : '';
}

const known = [
  'exercises.isolation.bubblewrap',
  'exercises.isolation.unshare',
  'exercises.isolation.sandbox-exec',
  'exercises.isolation.docker',
  'exercises.isolation.wsl',
  'exercises.isolation.none',
] as const satisfies readonly MessageId[];
const isKnown = (id: string): id is (typeof known)[number] => known.some((one) => one === id);

const mostDangers = 8;

/** What a person is asked about, a line each. */
export function dangerLines(dangers: readonly Danger[], lang: Lang): string[] {
  const lines = dangers.slice(0, mostDangers).map(({ kind, line, text }) =>
    t(lang, 'exercises.dangerLine', {
      line,
      what: t(lang, `exercises.danger.${kind}`),
      text: visible(text.slice(0, 200)),
    }),
  );
  return dangers.length > mostDangers ? [...lines, '…'] : lines;
}

/** Whatever an answer printed, with what a terminal would obey drawn as signs: `␛` for escape. */
export function visible(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\0-\u0008\u000b-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
      .replace(/[\u007f-\u009f]/g, '␡')
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·')
  );
}

/** The beginning of a text that nobody reads to its end. */
export function shortened(text: string): string {
  const lines = text.slice(0, mostCharacters).split('\n');
  const cut = lines.length > mostLines || text.length > mostCharacters;
  return cut ? `${lines.slice(0, mostLines).join('\n')}\n…\n` : text;
}

/** The one that was made small is the first of its tier. */
export function firstFailures<One extends { readonly status: string }>(
  judged: readonly One[],
  tierOf: (one: One) => string,
): One[] {
  const failed = judged.filter(({ status }) => status === 'fail');
  return ['core', 'robust'].flatMap((tier) => failed.find((one) => tierOf(one) === tier) ?? []);
}

function headOf({ one: { name, tier }, status, why, ms }: Judged, lang: Lang): string {
  const id = status === 'pass' ? 'exercises.passed' : 'exercises.failed';
  const head = `${t(lang, id, { name, tier })}  ${ms} ms`;
  return why ? `${head}  ${visible(t(lang, why.id, why.args))}` : head;
}

function detailsOf({ one, output }: Judged, lang: Lang): string[] {
  const part = (id: MessageId, text: string): string[] => [
    `    ${t(lang, id)}:`,
    ...visible(shortened(text))
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `      ${line}`),
  ];
  return [
    ...part('exercises.input', inputText(one.scene) || t(lang, 'exercises.noInput')),
    ...part('exercises.expected', expectedText(one.expected)),
    ...part('exercises.output', output),
  ];
}
