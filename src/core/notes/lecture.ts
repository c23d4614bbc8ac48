import type { Token } from 'markdown-it';
import { labLink } from '../../shared/links';
import { label } from './label';
import { courseLimits } from './limits';
import { definesCommands, excessOf, type Excess } from './measure';
import { blockKinds, codeAttributes, notesParser, splitAnchor, type BlockKind } from './markdown';

/** Lines are counted from 1, as editors do. */
interface Placed {
  readonly line: number;
}

export interface Section extends Placed {
  readonly id: string;
  readonly title: string;
  /** 2 or 3: the lecture's own title is the only heading of level 1. */
  readonly level: number;
}

export interface Block extends Placed {
  readonly kind: BlockKind;
  /** Of figures, the figure's id; undefined for blocks that are not linked to. */
  readonly id?: string;
  readonly title?: string;
  /** Kinds of the blocks directly inside. */
  readonly inside: readonly BlockKind[];
  /** Ids of exercises that a task links to: passing one of them does the task. */
  readonly exercises?: readonly string[];
}

export interface CodeBlock extends Placed {
  readonly language: string;
  /** `{run requires=numpy,pandas file=a.py}` as it stands, without braces. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface Link extends Placed {
  readonly address: string;
  readonly text: string;
}

/** What a lecture is made of, without its prose. */
export interface Lecture {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly code: readonly CodeBlock[];
  readonly links: readonly Link[];
  /** The blocks of the column, as the panel draws them: `paragraph`, `heading 2`, `bullet_list`, `table`, `code sh`, `task` … */
  readonly rows: readonly (Placed & { readonly kind: string })[];
  /** Lines that look like a block, link or anchor and are none: a slip of the pen. */
  readonly slips: readonly (Placed & { readonly text: string })[];
  /** What a lecture cannot show: pictures of files (`image`), formulas that define commands (`macro`). */
  readonly unshown: readonly (Placed & { readonly kind: 'image' | 'macro' })[];
  /** Why it is not drawn at all. */
  readonly excess?: Excess;
}

/** Reads a lecture. Never throws: what is no part of the format is text, and a slip where it looks like one. */
export function parseLecture(markdown: string): Lecture {
  const reader = new Reader();
  const tokens = notesParser().parse(markdown, {});
  const excess = excessOf(tokens);
  // The rest of what is too much is not looked at: its title and first sections name it.
  for (const token of excess ? tokens.slice(0, courseLimits.rows) : tokens) reader.take(token);
  return { ...reader.lecture(markdown), ...(excess ? { excess } : {}) };
}

type OpenBlock = Block & { inside: BlockKind[]; exercises?: string[] };

class Reader {
  private title = '';
  private summary = '';
  private readonly sections: Section[] = [];
  private readonly blocks: OpenBlock[] = [];
  private readonly open: OpenBlock[] = [];
  private readonly code: CodeBlock[] = [];
  private readonly links: Link[] = [];
  private readonly slips: { line: number; text: string }[] = [];
  private readonly unshown: { line: number; kind: 'image' | 'macro' }[] = [];
  private readonly rows: { line: number; kind: string }[] = [];
  private depth = 0;
  private heading = 0;
  private line = 1;

  take(token: Token): void {
    if (token.map) this.line = token.map[0] + 1;
    if (this.depth === 0) this.rows.push({ line: this.line, kind: rowKind(token) });
    this.depth += token.nesting;
    const kind = /^container_([a-z]+)_(open|close)$/.exec(token.type);
    if (kind?.[2] === 'open') this.openBlock(kind[1] as BlockKind, token.info);
    else if (kind?.[2] === 'close') this.open.pop();
    else if (token.type === 'heading_open') this.heading = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') this.heading = 0;
    else if (token.type === 'fence') this.takeCode(token);
    else if (token.type === 'inline') this.takeInline(token);
    else if (token.type === 'math') this.takeMath(token);
  }

  lecture(markdown: string): Lecture {
    const { title, summary, sections, blocks, code, links, rows, slips, unshown } = this;
    return {
      title,
      summary,
      sections,
      blocks,
      code,
      links,
      rows,
      slips: [...slips, ...openFences(markdown)],
      unshown,
    };
  }

  private openBlock(kind: BlockKind, info: string): void {
    const rest = info.trim().slice(kind.length).trim();
    const named = splitAnchor(rest);
    const id = blockKinds[kind] === 'id' ? rest : named.id;
    const title = blockKinds[kind] === 'title' ? label(named.text) : undefined;
    const block: OpenBlock = {
      kind,
      line: this.line,
      inside: [],
      ...(id ? { id } : {}),
      ...(title ? { title } : {}),
    };
    this.open.at(-1)?.inside.push(kind);
    this.blocks.push(block);
    this.open.push(block);
  }

  private takeCode({ info, content }: Token): void {
    this.code.push({ ...codeAttributes(info), text: content, line: this.line });
  }

  private takeInline({ content, children }: Token): void {
    if (this.heading > 0) this.takeHeading(content);
    else if (this.summary === '' && this.open.length === 0) this.summary = content;
    if (/^:::/m.test(content)) this.slips.push({ line: this.line, text: content.slice(0, 60) });
    let address: string | undefined;
    let text = '';
    for (const child of children ?? []) {
      if (child.type === 'image') this.unshown.push({ line: this.line, kind: 'image' });
      if (child.type === 'math') this.takeMath(child);
      if (child.type === 'link_open') [address, text] = [String(child.attrGet('href') ?? ''), ''];
      else if (child.type === 'link_close' && address !== undefined) {
        this.links.push({ address, text, line: this.line });
        this.takeExercise(address);
        address = undefined;
      } else if (child.type === 'text' && address === undefined && /\]\([a-z]+:/i.test(child.content)) {
        // A link whose address the parser refused stays text.
        this.slips.push({ line: this.line, text: child.content.slice(0, 60) });
      } else text += child.content;
    }
  }

  private takeExercise(address: string): void {
    const task = this.open.find(({ kind }) => kind === 'task');
    const link = labLink(address);
    if (task && link?.kind === 'exercise') (task.exercises ??= []).push(link.target);
  }

  private takeMath({ content }: Token): void {
    if (definesCommands(content)) this.unshown.push({ line: this.line, kind: 'macro' });
  }

  private takeHeading(content: string): void {
    const { text, id = '' } = splitAnchor(content);
    const title = label(text);
    if (this.heading === 1) this.title ||= title;
    else
      this.sections.push({
        id,
        title,
        level: this.heading,
        line: this.line,
      });
  }
}

function rowKind({ type, tag, info }: Token): string {
  if (type === 'heading_open') return `heading ${tag.slice(1)}`;
  if (type === 'fence') return `code ${codeAttributes(info).language}`.trim();
  return type.replace(/^container_|_open$/g, '');
}

/** Blocks that never end: everything after them would be inside. */
function openFences(markdown: string): { line: number; text: string }[] {
  const open: { line: number; text: string }[] = [];
  let code: string | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined && (code === undefined || text.trim().startsWith(code)))
      code = code === undefined ? fence : undefined;
    if (code !== undefined) continue;
    if (/^:{3,}\s*[^:\s]/.test(text)) open.push({ line: index + 1, text });
    else if (/^:{3,}\s*$/.test(text)) open.pop();
  }
  return open;
}
