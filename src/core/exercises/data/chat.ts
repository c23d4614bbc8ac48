import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import type { Row, Scene } from './scene';
import {
  brokenMessages,
  commaMessages,
  commaPeople,
  containedPeople,
  messages,
  people,
  quoteMessages,
  quotePeople,
} from './words';

/** What real chats hold and simple answers stumble over; `traps` chooses among them. */
export const chatTraps = [
  'comma-in-name',
  'quote-in-name',
  'contained-names',
  'comma-in-message',
  'quote-in-message',
  'line-breaks',
  'pasted-chat',
  'year-in-message',
] as const;

export const chatParameters: ParameterKinds = {
  year: 'number',
  others: 'numbers',
  variable: 'boolean',
  scale: 'number',
  people: 'number',
  traps: 'strings',
  crlf: 'boolean',
  bom: 'boolean',
  tie: 'boolean',
  silent: 'boolean',
};

/**
 * A chat as KakaoTalk for the Mac exports it. Who writes most in `year` writes least in the `others`, so that no answer
 * is right by luck; with `variable` the year stands in `YEAR`; `scale` multiplies the rows (1,000 makes about 50,000).
 */
export function chat(random: Random, given: Parameters): Scene {
  const traps = new Set(given.texts('traps'));
  const year = given.number('year', 2021);
  const others = given.numbers('others');
  // Whoever has quotes in the name writes most: among the quiet ones a name that is cut would not be seen.
  const names = random
    .shuffled(namesFor(traps))
    .sort((a, b) => Number(b.includes('"')) - Number(a.includes('"')))
    .slice(0, given.number('people', 6));
  const scale = given.number('scale', 1);
  // Most of a large chat is of the year, so that five digits meet four: 9,… and 12,….
  const elsewhereScale = scale === 1 ? 1 : Math.ceil(scale * 0.3);
  const wanted = given.flag('silent') ? [] : countsOf(random, given.flag('tie'));
  const said = new Said();
  for (const [at, name] of names.entries())
    speak(said, random, name, year, scaled(random, wanted[at] ?? 0, scale), traps);
  const mentioned = traps.has('year-in-message') ? year : undefined;
  for (const other of others)
    for (const [at, name] of names.entries())
      speak(said, random, name, other, scaled(random, loud[at] ?? 0, elsewhereScale), traps, mentioned);
  if (traps.has('pasted-chat')) paste(said, random, names, year, (wanted[0] ?? 0) * scale);
  return {
    table: {
      file: 'chat.txt',
      columns: ['Date', 'User', 'Message'],
      rows: said.inOrder(),
      layout: {
        delimiter: ',',
        quotedFrom: 1,
        header: true,
        crlf: given.flag('crlf'),
        bom: given.flag('bom'),
      },
    },
    env: given.flag('variable') ? { YEAR: String(year) } : {},
    system: 'gnu',
  };
}

/** In another year the quiet ones talk, more than anybody in the year that is asked for. */
const loud = [1, 2, 4, 6, 10, 17];

/** Distinct, of one digit and of two, so that `9` and `12` meet; with `tie` three are equal, of whom two are among the first three. */
function countsOf(random: Random, tie: boolean): number[] {
  const third = random.between(5, 8);
  const most = random.between(11, 14);
  const fourth = random.between(3, 4);
  return [most, tie ? third : 9, third, tie ? third : fourth, 2, 1];
}

function scaled(random: Random, count: number, scale: number): number {
  return scale === 1 ? count : count * scale + random.below(scale);
}

function namesFor(traps: ReadonlySet<string>): readonly string[] {
  if (traps.has('comma-in-name')) return commaPeople;
  if (traps.has('quote-in-name')) return quotePeople;
  return traps.has('contained-names') ? containedPeople : people;
}

function speak(
  said: Said,
  random: Random,
  name: string,
  year: number,
  count: number,
  traps: ReadonlySet<string>,
  mentioned?: number,
): void {
  const words = [
    ...messages,
    ...(traps.has('comma-in-message') ? commaMessages : []),
    ...(traps.has('quote-in-message') ? quoteMessages : []),
    ...(traps.has('line-breaks') ? brokenMessages : []),
  ];
  for (let left = count; left > 0; left--) {
    const message = random.pick(words);
    const { at, text } = moment(random, year);
    said.add(at, [text, name, mentioned === undefined ? message : `${mentioned}년 얘기예요. ${message}`]);
  }
}

/** Messages that hold lines of a chat, as people paste them: they begin as rows do, and are none. */
function paste(said: Said, random: Random, names: readonly string[], year: number, most: number): void {
  const [quoter = '', quotee = ''] = random.shuffled(names.slice(3));
  const lines = Array.from(
    { length: most + 3 },
    () => `${moment(random, year).text},"${quotee}","${random.pick(messages)}"`,
  );
  const half = Math.ceil(lines.length / 2);
  for (const part of [lines.slice(0, half), lines.slice(half)]) {
    const { at, text } = moment(random, year);
    said.add(at, [text, quoter, ['어제 나눈 얘기예요', ...part].join('\n')]);
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** What was said, in no order at first. Two plain lists: an object for each row would be most of what a large chat takes. */
class Said {
  readonly #rows: Row[] = [];
  readonly #moments: number[] = [];

  /** @param at of two moments the later one has more, and no other meaning */
  add(at: number, row: Row): void {
    this.#moments.push(at);
    this.#rows.push(row);
  }

  /** By the moment, equal ones as they came. */
  inOrder(): Row[] {
    // Moment and place in one number, for comparing texts would take most of the time; by a power of two, for doubles
    // are divided by that exactly and fast.
    const places = 2 ** Math.ceil(Math.log2(this.#rows.length + 1));
    const keys = Float64Array.from(this.#moments);
    for (let place = 0; place < keys.length; place++) keys[place] = (keys[place] ?? 0) * places + place;
    keys.sort();
    const rows: Row[] = [];
    for (const key of keys) rows.push(this.#rows[key - Math.floor(key / places) * places] ?? []);
    return rows;
  }
}

function moment(random: Random, year: number): { readonly at: number; readonly text: string } {
  const month = random.between(1, 12);
  const day = random.between(1, 28);
  const hour = random.below(24);
  const minute = random.below(60);
  const second = random.below(60);
  return {
    at: ((((year - 1900) * 12 + month) * 31 + day) * 24 + hour) * 3600 + minute * 60 + second,
    // Joined, which makes one text at once: 50,000 of them are each read from their first letter.
    text: [dayText(year, month, day), minuteText(hour, minute), two(second)].join(''),
  };
}

const dayText = remembered((year, month, day) => `${year}-${two(month)}-${two(day)} `);
const minuteText = remembered((hour, minute) => `${two(hour)}:${two(minute)}:`);

/** Texts of small numbers, each made once: a large chat has few days, and few minutes a day. */
function remembered(
  make: (a: number, b: number, c: number) => string,
): (a: number, b: number, c?: number) => string {
  const texts = new Map<number, string>();
  return (a, b, c = 0) => {
    const key = (a * 100 + b) * 100 + c;
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = make(a, b, c)));
    return text;
  };
}
