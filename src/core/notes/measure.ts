import type { Token } from 'markdown-it';
import { courseLimits, type CourseLimit } from './limits';

/** A limit that a lecture exceeds: where, and by how much there is. */
export interface Excess {
  readonly limit: CourseLimit;
  readonly found: number;
  readonly line: number;
}

/** The first limit that a parsed lecture exceeds; undefined for one that may be drawn. */
export function excessOf(tokens: readonly Token[]): Excess | undefined {
  const counts = { parts: 0, rows: 0, math: 0, depth: 0 };
  let line = 1;
  let depth = 0;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    if (depth === 0) counts.rows++;
    depth += token.nesting;
    counts.depth = Math.max(counts.depth, depth);
    counts.parts += 1 + (token.children?.length ?? 0);
    for (const one of [token, ...(token.children ?? [])])
      if (one.type === 'math') counts.math += one.content.length;
    for (const limit of ['depth', 'rows', 'parts', 'math'] as const)
      if (counts[limit] > courseLimits[limit]) return { limit, found: counts[limit], line };
  }
  return undefined;
}

/** True for a formula that defines commands: a few lines of them can grow into millions of signs. */
export const definesCommands = (tex: string): boolean =>
  /\\(?:[gex]?def|(?:future)?let|(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|global|long)(?![a-zA-Z])/.test(
    tex,
  );
