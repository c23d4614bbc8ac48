import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseLecture, type CodeBlock } from '../../../src/core/notes/lecture';

export interface LectureBlock {
  /** `media/course/ko/03-serving.md:31`. */
  readonly place: string;
  readonly block: CodeBlock;
  /** What it must print, if the lecture shows it. */
  readonly output?: string;
}

export type Lang = 'ko' | 'en';

/** Names of the lectures' files, in their order. */
export function lectureNames(): string[] {
  return readdirSync('media/course/en')
    .filter((name) => name.endsWith('.md'))
    .sort();
}

/** The blocks of a lecture that are code, with the outputs that stand right after them. Throws for an output of nothing. */
export function blocksOf(lang: Lang, name: string): LectureBlock[] {
  const file = path.posix.join('media/course', lang, name);
  const blocks: LectureBlock[] = [];
  for (const block of parseLecture(readFileSync(file, 'utf8')).code) {
    const place = `${file}:${block.line}`;
    if (!block.attributes.has('output')) {
      blocks.push({ place, block });
      continue;
    }
    const last = blocks.pop();
    if (!last?.block.attributes.has('run') || last.output !== undefined)
      throw new Error(`${place}: an output that no {run} block stands before`);
    blocks.push({ ...last, output: block.text });
  }
  return blocks;
}

/** Lines without blanks at their ends, without empty lines at the end: what of an output is compared. */
export function trimmed(text: string): string {
  return text.replace(/[^\S\n]+$/gm, '').trimEnd();
}

const comment = { python: /(^|\s+)#.*$/, sh: /(^|\s+)#.*$/ } as const;
const quoted = /"""[^]*?"""|"[^"]*"|'[^']*'/g;

/**
 * A line of code without its comment and without the words inside its quotes: what must be the same in both languages.
 * What is computed into a text (`{total}`, `$name`) stays, in any order, for languages order their words differently.
 */
export function bare(line: string, language: string): string {
  const kept = line.replace(quoted, (text) => {
    const values = text.match(/\{[^{}]*\}|\$\w+|\$\{[^{}]*\}/g) ?? [];
    return `"${values.sort().join('')}"`;
  });
  return (language in comment ? kept.replace(comment[language as keyof typeof comment], '') : kept).trimEnd();
}

/** The first line in which two blocks differ by more than their words, from 1; undefined where there is none. */
export function firstDifference(one: CodeBlock, other: CodeBlock): number | undefined {
  // A drawing or a screen is words from end to end; a file that is offered is not.
  if (one.language === 'text' && !one.attributes.has('file')) return undefined;
  const [a, b] = [one.text.split('\n'), other.text.split('\n')];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [x, y] = [a[index], b[index]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return index + 1;
    if (bare(x, one.language) !== bare(y, other.language)) return index + 1;
  }
  return undefined;
}
