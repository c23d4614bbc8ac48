import type { Lang } from '../../shared/t';
import type { Plan } from './plan';

/** Ids reach us from links and from other extensions' commands: nothing else becomes a file name. */
const taskId = /^task-[a-z0-9-]+$/;

/** Where a worksheet and its example lie below `media/course`; undefined for what cannot be a task's id. */
export function worksheetSources(
  task: string,
  lang: Lang,
): { template: string; example: string } | undefined {
  if (!taskId.test(task)) return undefined;
  return { template: `tasks/${lang}/${task}.md`, example: `tasks/${lang}/${task}.example.md` };
}

/** Ids of the tasks that have a worksheet, from the names of the files in `tasks/LANG`. */
export function tasksIn(names: readonly string[]): string[] {
  return names
    .flatMap((name) => /^(task-[a-z0-9-]+)\.md$/.exec(name)?.[1] ?? [])
    .sort((a, b) => a.localeCompare(b));
}

/** Where the learner's worksheet is, below the workspace folder. */
export const worksheetPath = (task: string): string => `worksheets/${task}.md`;

/** A worksheet to fill in, and beside it one that somebody filled in for another case. */
export function worksheetPlan(task: string, template: string, example: string): Plan {
  return [
    { path: worksheetPath(task), content: template, why: 'scaffold.why.worksheet' },
    { path: `worksheets/${task}.example.md`, content: example, why: 'scaffold.why.example' },
  ];
}

/** Where the worksheet of a task in a course of others is. */
export const foreignWorksheetPath = (slug: string, task: string): string => `worksheets/${slug}/${task}.md`;

/** The same for a task in a course of others, which may have no example. */
export function foreignWorksheetPlan(slug: string, task: string, template: string, example?: string): Plan {
  const path = foreignWorksheetPath(slug, task);
  return [
    { path, content: template, why: 'scaffold.why.worksheet' },
    ...(example === undefined
      ? []
      : [
          {
            path: path.replace(/\.md$/, '.example.md'),
            content: example,
            why: 'scaffold.why.example' as const,
          },
        ]),
  ];
}

/** The text of the first heading, or an empty one. */
export function worksheetTitle(text: string): string {
  return /^# +(\S.*)$/m.exec(text)?.[1]?.trimEnd() ?? '';
}

/**
 * `template`: the place for the answer is as it was; `empty`: even that is gone, or the prompt is; `example`: the answer of
 * the example; `answered`: words of the learner's own.
 */
export type PromptState = 'answered' | 'template' | 'example' | 'empty';

/** For each prompt of the template, by its id and in its order, what the learner's text holds under it. */
export function worksheetState(text: string, template: string, example: string): Map<string, PromptState> {
  const prompts = promptsOf(template);
  const ids = new Map(prompts.map(({ id, title }) => [title, id]));
  const own = answersOf(text, ids);
  const examples = answersOf(example, ids);
  return new Map(
    prompts.map(({ id, lines }) => {
      const help = words(lines);
      const answer = without(own.get(id) ?? [], help, lines);
      if (answer !== '')
        return [id, answer === without(examples.get(id) ?? [], help, lines) ? 'example' : 'answered'];
      return [id, (own.get(id) ?? []).some(isPlace) ? 'template' : 'empty'];
    }),
  );
}

/** How many prompts have an answer of the learner's own. */
export function answeredIn(state: ReadonlyMap<string, PromptState>): number {
  return [...state.values()].filter((one) => one === 'answered').length;
}

interface Prompt {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** A heading of level 2: its title, and the id of a prompt at its end. Linear: worksheets lie in any workspace. */
function headingOf(line: string): { readonly title: string; readonly id?: string } | undefined {
  if (!/^##[ \t]/.test(line)) return undefined;
  const whole = line.slice(2).trim();
  const at = whole.lastIndexOf('{#');
  const id = at < 0 ? undefined : /^\{#(p-[a-z0-9-]+)\}$/.exec(whole.slice(at))?.[1];
  return id === undefined ? { title: whole } : { title: whole.slice(0, at).trim(), id };
}

function promptsOf(template: string): Prompt[] {
  const found: { id: string; title: string; lines: string[] }[] = [];
  for (const line of template.split(/\r?\n/)) {
    const { title = '', id } = headingOf(line) ?? {};
    if (id !== undefined) found.push({ id, title: squeezed(title), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/**
 * Lines under each prompt, wherever it stands now. A prompt whose id was deleted is known by its title; any other heading,
 * and one inside a code fence, is a part of the answer.
 */
function answersOf(text: string, ids: ReadonlyMap<string, string>): Map<string, string[]> {
  const known = new Set(ids.values());
  const answers = new Map<string, string[]>();
  let current: string[] | undefined;
  let fence: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const mark = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    const { title = '', id: given } = (fence === undefined ? headingOf(line) : undefined) ?? {};
    const id = given ?? ids.get(squeezed(title));
    if (id !== undefined && known.has(id)) {
      current = answers.get(id) ?? [];
      answers.set(id, current);
    } else current?.push(line);
  }
  return answers;
}

/** What stands there beyond the template's own words, even where those were wrapped anew. */
function without(lines: readonly string[], help: string, helpLines: readonly string[]): string {
  const all = words(lines);
  if (help !== '' && all.includes(help)) return words([all.replace(help, () => ' ')]);
  const known = new Set(helpLines.map(squeezed));
  return words(lines.filter((line) => !known.has(squeezed(line))));
}

/** `> …`, however the dots were typed. */
const isPlace = (line: string): boolean => /^[>\s]*(?:…|\.\.\.)\s*$/.test(line);

/** The words of some lines without quote marks and places for answers; lines that hold no letter or digit say nothing. */
function words(lines: readonly string[]): string {
  const text = squeezed(
    lines
      .filter((line) => !isPlace(line))
      .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/, ''))
      .join(' '),
  );
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
