import {
  cut,
  grep,
  head,
  sort,
  sortByNumber,
  sortReverse,
  sortReverseEnUs,
  uniqCount,
  type Lines,
} from './coreutils';
import { chatText, messages, type ChatYear } from './kakaoChat';

/** What the learner can choose, stage by stage; the first of each is the one that is right. */
export const variants = {
  filter: ['start', 'anywhere', 'none'],
  field: ['quotes', 'commas'],
  first: ['gather', 'count'],
  rank: ['number', 'text', 'textEnUs'],
  top: ['three'],
} as const;
export type Choices = { readonly [Name in keyof typeof variants]: (typeof variants)[Name][number] };

export const rightChoices: Choices = {
  filter: 'start',
  field: 'quotes',
  first: 'gather',
  rank: 'number',
  top: 'three',
};

/** Stages by what they do. Which of `gather` and `count` comes first is a choice. */
export type Role = 'filter' | 'field' | 'gather' | 'count' | 'rank' | 'top';

export interface Stage {
  readonly role: Role;
  readonly input: Lines;
  readonly output: Lines;
  /** What one would type for it: part of the mission's answer, shown only when asked for. */
  readonly command: string;
}

/** How many people the mission asks for. */
const wanted = 3;

type Step = readonly [role: Role, command: string, run: (lines: Lines) => Lines];

function stepsOf(choices: Choices, year: ChatYear): readonly Step[] {
  const filters: Readonly<Record<Choices['filter'], Step>> = {
    start: ['filter', 'grep "^${YEAR:-2021}-" chat.txt', (lines) => grep(lines, `${year}-`, true)],
    anywhere: ['filter', 'grep "${YEAR:-2021}" chat.txt', (lines) => grep(lines, String(year), false)],
    none: ['filter', 'cat chat.txt', (lines) => lines],
  };
  const fields: Readonly<Record<Choices['field'], Step>> = {
    quotes: ['field', `cut -d '"' -f 2`, (lines) => cut(lines, '"', 2)],
    commas: ['field', "cut -d ',' -f 2", (lines) => cut(lines, ',', 2)],
  };
  const gather: Step = ['gather', 'sort', sort];
  const count: Step = ['count', 'uniq -c', uniqCount];
  const ranks: Readonly<Record<Choices['rank'], Step>> = {
    number: ['rank', 'sort -rn', sortByNumber],
    text: ['rank', 'LC_ALL=C sort -r', sortReverse],
    textEnUs: ['rank', 'LC_ALL=en_US.UTF-8 sort -r', sortReverseEnUs],
  };
  return [
    filters[choices.filter],
    fields[choices.field],
    ...(choices.first === 'gather' ? [gather, count] : [count, gather]),
    ranks[choices.rank],
    ['top', `head -n ${wanted}`, (lines) => head(lines, wanted)],
  ];
}

/** All six stages, each fed by the one before it. */
export function runPipeline(choices: Choices, year: ChatYear): readonly Stage[] {
  let lines: Lines = chatText.split('\n');
  return stepsOf(choices, year).map(([role, command, run]) => {
    const input = lines;
    lines = run(input);
    return { role, input, output: lines, command };
  });
}

/** The first stage, from 0, whose output is not what it would be with the right choices; undefined where there is none. */
export function firstSurprise(choices: Choices, year: ChatYear): number | undefined {
  const right = runPipeline(rightChoices, year);
  const at = runPipeline(choices, year).findIndex(
    ({ output }, index) => output.join('\n') !== right[index]?.output.join('\n'),
  );
  return at < 0 ? undefined : at;
}

export interface Ranked {
  readonly user: string;
  readonly count: number;
}

/** Who wrote how much in a year, counted from the messages and not by any pipeline; most first. */
export function ranking(year: ChatYear): readonly Ranked[] {
  const counts = new Map<string, number>();
  for (const { date, user } of messages)
    if (date.startsWith(`${year}-`)) counts.set(user, (counts.get(user) ?? 0) + 1);
  return [...counts]
    .map(([user, count]) => ({ user, count }))
    .sort((a, b) => b.count - a.count || (a.user < b.user ? -1 : 1));
}

/** The rows of `uniq -c` as counts and names. */
export function parseCounts(lines: Lines): readonly Ranked[] {
  return lines.map((line) => {
    const [, count = '0', user = ''] = /^ *(\d+) (.*)$/.exec(line) ?? [];
    return { user, count: Number(count) };
  });
}

/** Whether rows name three of those who wrote most, most first; among equals any order is right. */
export function isTopThree(lines: Lines, year: ChatYear): boolean {
  const truth = ranking(year);
  const found = parseCounts(lines);
  return (
    found.length === wanted &&
    new Set(found.map(({ user }) => user)).size === wanted &&
    found.every(
      ({ user, count }, place) =>
        count === truth[place]?.count && truth.some((one) => one.user === user && one.count === count),
    )
  );
}

/** Those who have as many as the last of the three and are cut off all the same. */
export function tiedOut(lines: Lines, year: ChatYear): readonly string[] {
  const named = parseCounts(lines);
  const least = named.at(-1)?.count;
  return ranking(year)
    .filter(({ user, count }) => count === least && named.every((one) => one.user !== user))
    .map(({ user }) => user);
}
