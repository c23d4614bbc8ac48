import { hintKinds, type ExerciseWords, type HintKind } from './spec';

/** Sections that each exercise's text has, in this order; the story stands before them. */
const sections = ['task', 'checked', ...hintKinds] as const;

interface Section {
  readonly id: string;
  readonly line: number;
  readonly text: string;
}

export interface ReadWords {
  readonly words: ExerciseWords;
  /** What is missing or empty: `title`, `story`, or the id of a section, with the line where to mend it. */
  readonly gaps: readonly { readonly what: string; readonly line: number }[];
}

/** Reads `ko.md` or `en.md`: a title, the story, and headings whose ids (`{#task}`) say what stands below them. */
export function readWords(markdown: string): ReadWords {
  const lines = markdown.replace(/^\ufeff/, '').split(/\r?\n/);
  const found = sectionsOf(lines);
  const title = /^# (.+)$/.exec(lines[0] ?? '')?.[1]?.trim() ?? '';
  const story = found[0]?.text ?? '';
  const at = (id: string): Section | undefined => found.find((one) => one.id === id);
  const gaps = [
    ...(title === '' ? [{ what: 'title', line: 1 }] : []),
    ...(story === '' ? [{ what: 'story', line: 1 }] : []),
    ...sections.flatMap((what) => {
      const section = at(what);
      return section && section.text !== '' ? [] : [{ what, line: section?.line ?? lines.length }];
    }),
  ];
  const text = (id: string): string => at(id)?.text ?? '';
  const hints = Object.fromEntries(hintKinds.map((kind) => [kind, text(kind)])) as Record<HintKind, string>;
  return { words: { title, story, task: text('task'), checked: text('checked'), hints }, gaps };
}

/** The text before the first heading with an id is a section without one. Fences may hold lines that look like headings. */
function sectionsOf(lines: readonly string[]): Section[] {
  const found: { id: string; line: number; lines: string[] }[] = [{ id: '', line: 1, lines: [] }];
  let fenced = false;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('```')) fenced = !fenced;
    const id = fenced ? undefined : /^#{2,3} .*\{#([a-z]+)\}\s*$/.exec(line)?.[1];
    if (id !== undefined) found.push({ id, line: at + 1, lines: [] });
    else if (at > 0) found.at(-1)?.lines.push(line);
  }
  return found.map(({ id, line, lines: own }) => ({ id, line, text: own.join('\n').trim() }));
}
