import { linesOf, matches, ranked } from './compare';
import { tableText } from './data/scene';
import { chosen } from './oracle';
import { rowText, type Difference, type TableCase } from './pipelineProbes';
import type { Said } from './mistakes';

/** What came out of the stages that lead to the answer, in one run; undefined where it is not known as a whole. */
export interface Watched {
  readonly outputs: readonly (string | undefined)[];
  /** What the answer as a whole printed or wrote. */
  readonly final: string;
}

export interface Chain {
  readonly commands: readonly string[];
  readonly watched: Watched;
  /** The first stage reads the file of the case itself: what it lacks, it lost. */
  readonly complete: boolean;
}

export interface Loss {
  /** The first stage of the chain behind which the answer can no longer be told. */
  readonly stage: number;
  readonly why: Said;
  readonly hint?: Said;
  /** A line that came into the stage and did not come out, or in a form that says less. */
  readonly line?: string;
}

export interface Seen {
  readonly difference: Difference;
  readonly watched: Watched;
}

const short = (text: string): string => {
  const [first = '', ...more] = text.split('\n');
  return first.length > 80 || more.length > 0 ? `${first.slice(0, 80)}…` : first;
};

/**
 * The first stage that loses what the answer needs, or undefined where none is sure. Sure is: a stage gives out the
 * same for two cases with different right answers (`seen`), it spoils what was right, or it counts a value in parts.
 */
export function findLoss(one: TableCase, chain: Chain, seen: readonly Seen[]): Loss | undefined {
  const { outputs, final } = chain.watched;
  if (matches(one.expected, final)) return undefined;
  const spoiled = spoiledAt(one, outputs);
  if (spoiled !== undefined) return { stage: spoiled, why: say('microscope.spoiled', chain, spoiled) };
  const vanished = seen.map((probe) => ({ ...probe, at: vanishesAt(chain.watched, probe.watched) }));
  const stage = Math.min(...vanished.map(({ at }) => at ?? Infinity));
  const parts = partsAt(one, outputs);
  if (parts && parts.stage < stage)
    return { ...parts, why: say('microscope.parts', chain, parts.stage, parts.args) };
  if (!Number.isFinite(stage) || (stage === 0 && !chain.complete)) return undefined;
  return explained(
    one,
    chain,
    stage,
    vanished.filter(({ at }) => at === stage),
  );
}

const say = (id: Said['id'], { commands }: Chain, stage: number, args: Said['args'] = {}): Said => ({
  id,
  args: { command: commands[stage] ?? '', ...args },
});

/** The stage from which on both runs give out the same; undefined where they never do, or it is not known. */
function vanishesAt(a: Watched, b: Watched): number | undefined {
  if (a.final !== b.final) return undefined;
  let stage: number | undefined;
  for (let at = a.outputs.length - 1; at >= 0; at--) {
    const [left, right] = [a.outputs[at], b.outputs[at]];
    // Beyond this nothing is known: a difference may have been there.
    if (left === undefined || right === undefined) return undefined;
    if (left !== right) return stage;
    stage = at;
  }
  return stage;
}

/** The stage behind the last one that gave out the right answer. */
function spoiledAt({ expected }: TableCase, outputs: Watched['outputs']): number | undefined {
  const right = outputs.findLastIndex((text) => text !== undefined && text !== '' && matches(expected, text));
  return right >= 0 && right < outputs.length - 1 ? right + 1 : undefined;
}

/** The first stage that counts a value in several places, unless a later one adds the parts up. */
function partsAt(
  { oracle, scene }: TableCase,
  outputs: Watched['outputs'],
): { readonly stage: number; readonly args: Said['args']; readonly line: string } | undefined {
  if (oracle.name !== 'ranking') return undefined;
  const at = scene.table.columns.indexOf(oracle.of);
  const values = new Set(scene.table.rows.map((row) => (row[at] ?? '').normalize('NFC')));
  const counts = outputs.map((text) => (text === undefined ? undefined : countsIn(text, values)));
  const stage = counts.findIndex((found) => found && [...found.values()].some((parts) => parts.length > 1));
  const found = [...(counts[stage] ?? [])].find(([, parts]) => parts.length > 1);
  if (!found) return undefined;
  const [name, parts] = found;
  const sum = parts.reduce((a, b) => a + b, 0);
  if (counts.slice(stage + 1).some((later) => later?.get(name)?.length === 1 && later.get(name)?.[0] === sum))
    return undefined;
  const shown = `${parts.slice(0, 4).join(' + ')}${parts.length > 4 ? ' + …' : ''}`;
  return { stage, args: { value: short(name), parts: shown }, line: name };
}

/** Counts by name, if every line is one; undefined for other text. */
function countsIn(text: string, values: ReadonlySet<string>): Map<string, number[]> | undefined {
  const counts = new Map<string, number[]>();
  for (const line of linesOf(text)) {
    const { count, names } = ranked(line);
    const name = names.find((candidate) => values.has(candidate));
    if (count === undefined || name === undefined) return undefined;
    counts.set(name, [...(counts.get(name) ?? []), count]);
  }
  return counts;
}

function explained(one: TableCase, chain: Chain, stage: number, blind: readonly Seen[]): Loss {
  const { outputs } = chain.watched;
  const before = stage === 0 ? tableText(one.scene.table) : (outputs[stage - 1] ?? '');
  const after = outputs[stage] ?? '';
  const of = <K extends Difference['kind']>(kind: K): (Seen & { difference: Difference & { kind: K } })[] =>
    blind.filter(
      (probe): probe is Seen & { difference: Difference & { kind: K } } => probe.difference.kind === kind,
    );
  const lost = (probe: Seen, otherwise: string): string =>
    stage === 0 ? otherwise : (onlyIn(before, probe.watched.outputs[stage - 1] ?? '') ?? otherwise);
  if (linesOf(after).length === 0 && linesOf(before).length > 0)
    return { stage, why: say('microscope.empty', chain, stage) };
  const [inner] = of('inner');
  if (inner)
    return {
      stage,
      why: say('microscope.inner', chain, stage, { row: short(inner.difference.row) }),
      line: inner.difference.row,
    };
  const drops = of('drop');
  const [open] = of('openEnd');
  if (open && drops.length === 0)
    return {
      stage,
      why: say('microscope.openEnd', chain, stage, { row: short(open.difference.row) }),
      line: open.difference.row,
    };
  // Equal lines of which one is left: each may go, but not all of them.
  const value = drops.find(({ difference }) => !difference.all)?.difference.value;
  const merged =
    value !== undefined && !drops.some(({ difference }) => difference.all && difference.value === value);
  if (merged && linesOf(after).length < linesOf(before).length && keepsEach(before, after))
    return { stage, why: say('microscope.howOften', chain, stage, { value: short(value) }), line: value };
  const [drop] = [...drops.filter(({ difference }) => difference.all), ...drops];
  if (drop) {
    const line = lost(drop, drop.difference.row);
    const hint = hintOf(one, before, after);
    const why = say('microscope.dropped', chain, stage, { line: short(line.trim()) });
    return { stage, why, line, ...(hint ? { hint } : {}) };
  }
  const swaps = of('swap');
  const swap = swaps.find(({ difference }) => !difference.made) ?? swaps[0];
  if (swap) {
    const { value: a, other: b, made } = swap.difference;
    const id = made ? 'microscope.shortened' : 'microscope.merged';
    return { stage, why: say(id, chain, stage, { a: short(a), b: short(b) }), line: lost(swap, a) };
  }
  const [admit] = of('admit');
  const { row = '', column = '' } = admit?.difference ?? {};
  return { stage, why: say('microscope.unfiltered', chain, stage, { row: short(row), column }), line: row };
}

/** True where every line that came in came out, and none twice. */
function keepsEach(before: string, after: string): boolean {
  const lines = linesOf(after);
  const out = new Set(lines);
  return out.size === lines.length && linesOf(before).every((line) => out.has(line));
}

/** The first line of a text that another text has not, or not as often. */
function onlyIn(text: string, other: string): string | undefined {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').find((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count === 0 && line.trim() !== '';
  });
}

/** What stood in the way: lines that do not count, or an order that puts the needed ones last. */
function hintOf({ oracle, scene }: TableCase, before: string, after: string): Said | undefined {
  const { table } = scene;
  if (oracle.where) {
    const out = new Set(linesOf(after));
    const kept = new Set(chosen(oracle.where, scene));
    const noise = table.rows.find((row) => !kept.has(row) && out.has(rowText(table, row)));
    if (noise) return { id: 'microscope.noise', args: { row: short(rowText(table, noise)) } };
  }
  const numeric = oracle.name === 'ranking' || (oracle.name === 'rows' && oracle.sort === 'number');
  const numbers = linesOf(before).map((line) => ranked(line).count);
  if (!numeric || numbers.length < 2 || numbers.some((number) => number === undefined)) return undefined;
  const ordered = (holds: (a: number, b: number) => boolean): boolean =>
    numbers.every((number, at) => at === 0 || holds(numbers[at - 1] ?? 0, number ?? 0));
  if (ordered((a, b) => a >= b)) return undefined;
  return { id: ordered((a, b) => a <= b) ? 'microscope.rising' : 'microscope.unordered', args: {} };
}
