import type { Token } from 'markdown-it';
import { unsafeHtml, type UnsafeHtml } from '../../shared/html';
import { UserError } from '../../shared/errors';
import { loadHighlight } from '../notebook/highlight';
import { loadMath } from '../notebook/math';
import type { NotesLang } from './course';
import { figureTexts, type FigureText } from './figureText';
import { label } from './label';
import { courseLimits, tooMuch, type CourseLimit } from './limits';
import { codeAttributes, notesParser, splitAnchor } from './markdown';
import { excessOf } from './measure';
import { anchorOf, renderRules, type RenderEnv } from './renderRules';

/** One block of the lecture's column: both languages have the same blocks in the same order. */
export interface RenderedBlock {
  readonly html: UnsafeHtml;
  /** Id of the heading, question, task … that it is. */
  readonly anchor?: string;
  /** Id of the heading above it, of either level; empty before the first. */
  readonly section: string;
}

export interface RenderedCode {
  readonly language: string;
  readonly text: string;
  /** The name under which it is offered as a file. */
  readonly file?: string;
  readonly requires: readonly string[];
  /** What a command printed: nothing to run or insert. */
  readonly output: boolean;
}

export interface RenderedLecture {
  readonly lang: NotesLang;
  readonly title: string;
  readonly blocks: readonly RenderedBlock[];
  readonly outline: readonly { readonly id: string; readonly title: string; readonly level: number }[];
  readonly code: readonly RenderedCode[];
  /** Addresses by the number that the text's links carry. */
  readonly links: readonly string[];
  readonly figures: Readonly<Record<string, FigureText>>;
  readonly math: boolean;
}

/**
 * A lecture as blocks of HTML that still need sanitising. Links, code and figures carry numbers and ids, never addresses.
 * Rejects with a UserError that names `file` where the lecture exceeds one of `courseLimits`.
 */
export async function renderLecture(
  markdown: string,
  lang: NotesLang,
  files: ReadonlyMap<string, string>,
  file = '',
): Promise<RenderedLecture> {
  const refuse = (limit: CourseLimit, found: number): UserError => {
    const { message, args } = tooMuch(file, limit, found);
    return new UserError(message, args);
  };
  const md = notesParser();
  Object.assign(md.renderer.rules, renderRules);
  const tokens = md.parse(markdown, {});
  const excess = excessOf(tokens);
  if (excess) throw refuse(excess.limit, excess.found);
  const math = tokens.some(
    ({ type, children }) => type === 'math' || children?.some((one) => one.type === 'math'),
  );
  dropAnchors(tokens);
  const code: RenderedCode[] = [];
  const env: RenderEnv = {
    lang,
    links: [],
    code,
    figures: [],
    draw: math ? await loadMath() : undefined,
    highlight: await loadHighlight(),
  };
  for (const token of tokens) if (token.type === 'fence') code.push(codeOf(token));
  const outline: RenderedLecture['outline'][number][] = [];
  const blocks: RenderedBlock[] = [];
  let title = '';
  let section = '';
  let counted = 0;
  let length = 0;
  env.nextCode = () => counted++;
  for (const group of topLevel(tokens)) {
    const [first, inline] = group;
    const id = anchorOf(group);
    if (first?.type === 'heading_open') {
      const level = Number(first.tag.slice(1));
      const text = plain(inline);
      if (level === 1) title ||= text;
      else if (id !== undefined) {
        outline.push({ id, title: text, level });
        section = id;
      }
    }
    const html = md.renderer.render(group, { ...md.options }, env);
    length += html.length;
    if (length > courseLimits.html) throw refuse('html', length);
    blocks.push({ html: unsafeHtml(html), section, ...(id === undefined ? {} : { anchor: id }) });
  }
  return {
    lang,
    title,
    blocks,
    outline,
    code,
    links: env.links,
    figures: figureTexts(env.figures, lang, files),
    math,
  };
}

/** `{#ports}` at the end of a heading is its id, and no part of its text; anywhere else it is text. */
function dropAnchors(tokens: readonly Token[]): void {
  for (const [index, { type }] of tokens.entries()) {
    const last = type === 'heading_open' ? tokens[index + 1]?.children?.at(-1) : undefined;
    if (last?.type === 'text') last.content = splitAnchor(last.content).text;
  }
}

function topLevel(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push([]);
    groups.at(-1)?.push(token);
    depth += token.nesting;
  }
  return groups;
}

function codeOf({ info, content }: Token): RenderedCode {
  const { language, attributes } = codeAttributes(info);
  const file = attributes.get('file');
  return {
    language,
    text: content,
    requires: (attributes.get('requires') ?? '').split(',').filter((name) => name !== ''),
    output: attributes.has('output'),
    ...(file ? { file } : {}),
  };
}

/** A heading's text as one reads it, without its anchor. */
function plain(inline: Token | undefined): string {
  const text = (inline?.children ?? [])
    .map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : ''))
    .join('');
  return label(splitAnchor(text).text);
}
