/**
 * The prose of lectures and worksheets, section by section, as people search it. Not by the Markdown parser of
 * core/notes: it needs longer for the course, when it starts cold, than the whole index may. A test holds both to the
 * same sections.
 */

/** What a piece of text is, which says how much a hit in it counts. */
export type Role = 'heading' | 'prose' | 'code' | 'aside' | 'margin';

export interface Piece {
  readonly role: Role;
  readonly text: string;
}

/** A section, the beginning of a lecture before its first section (with an empty id), or a task. */
export interface Passage {
  readonly kind: 'section' | 'task';
  readonly id: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** Ids of the terms that are linked to, in their order. */
  readonly terms: readonly string[];
}

interface Open {
  readonly kind: Passage['kind'];
  readonly id: string;
  readonly title: string;
  readonly pieces: { role: Role; text: string }[];
  readonly terms: string[];
}

const roles: ReadonlyMap<string, Role> = new Map([
  ['goals', 'margin'],
  ['sources', 'margin'],
  ['story', 'aside'],
  ['question', 'aside'],
  ['answer', 'aside'],
]);

/** The passages of a lecture in their order, the tasks after the sections that hold them. Never throws. */
export function passagesOf(markdown: string): Passage[] {
  const reader = new Reader();
  for (const line of markdown.normalize('NFC').split(/\r?\n/)) reader.take(line);
  return reader.passages;
}

class Reader {
  readonly passages: Open[] = [];
  private section: Open = this.begin('section', '', '');
  private task: Open | undefined;
  /** The blocks that are open, each with the role of text in it. */
  private readonly blocks: { readonly kind: string; readonly role: Role }[] = [];
  /** What text in them is. */
  private role: Role = 'prose';
  private fence: string | undefined;
  /** True while the next line goes on with the last piece. */
  private flows = false;

  take(line: string): void {
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined && (this.fence === undefined || fence.startsWith(this.fence))) {
      this.fence = this.fence === undefined ? fence : undefined;
      this.flows = false;
    } else if (this.fence !== undefined) this.add('code', line);
    else if (/^:{3,}/.test(line)) this.takeBlock(line.replace(/^:+\s*/, ''));
    else if (/^#{1,3} /.test(line)) this.takeHeading(line);
    else this.takeText(line);
  }

  private begin(kind: Passage['kind'], id: string, title: string): Open {
    const passage: Open = { kind, id, title, pieces: [], terms: [] };
    this.passages.push(passage);
    return passage;
  }

  private takeBlock(rest: string): void {
    this.flows = false;
    if (rest === '' && this.blocks.pop()?.kind === 'task') this.task = undefined;
    const [kind = ''] = rest.split(/\s/, 1);
    const around = this.blocks.at(-1)?.role ?? 'prose';
    if (rest !== '') this.blocks.push({ kind, role: roles.get(kind) ?? around });
    this.role = this.blocks.at(-1)?.role ?? 'prose';
    if (rest === '') return;
    if (kind === 'figure') return;
    const { title, id } = anchored(rest.slice(kind.length));
    const clean = inlineText(title, []);
    if (kind === 'task' && id !== '') this.task = this.begin('task', id, clean);
    else if (clean !== '') this.add('heading', clean);
    this.flows = false;
  }

  private takeHeading(line: string): void {
    this.flows = false;
    const title = line.replace(/^#+\s+/, '');
    if (line.startsWith('# '))
      this.section = this.passages[0] = { ...this.section, title: inlineText(title, []) };
    else {
      const anchor = anchored(title);
      this.section = this.begin('section', anchor.id, inlineText(anchor.title, []));
    }
  }

  private takeText(line: string): void {
    const text = line
      .replace(/^\s*(?:>|[-*+]|\d+[.)])\s+/, '')
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '');
    if (text.trim() === '' || /^[\s|:-]+$/.test(text)) this.flows = false;
    else {
      this.add(this.role, inlineText(text, this.current.terms));
    }
  }

  private get current(): Open {
    return this.task ?? this.section;
  }

  private add(role: Role, text: string): void {
    const { pieces } = this.current;
    const last = pieces.at(-1);
    if (this.flows && last?.role === role) last.text += `\n${text}`;
    else pieces.push({ role, text });
    this.flows = true;
  }
}

/** `Title {#id}` in its two parts. */
function anchored(text: string): { title: string; id: string } {
  const at = text.lastIndexOf('{#');
  const id = at < 0 ? undefined : /^\{#([a-z0-9-]+)\}$/.exec(text.slice(at).trimEnd())?.[1];
  return { title: (id === undefined ? text : text.slice(0, at)).trim(), id: id ?? '' };
}

// The bounds keep the time linear, whatever a course holds.
const link = /\[([^\][]{1,300})\]\((lab:|https:)([^\s)]{1,500})\)/g;

/** Text of the glossary without the marks of Markdown. */
export const plainText = (markdown: string): string => inlineText(markdown.normalize('NFC'), []);

/** A line without the marks of Markdown; cells of tables are parted by a dot. Ids of linked terms are added to `terms`. */
function inlineText(line: string, terms: string[]): string {
  if (!/[[`*\\|]/.test(line)) return line.trim();
  return line
    .replace(link, (_whole, text: string, scheme: string, rest: string) => {
      if (scheme === 'lab:' && rest.startsWith('term/')) terms.push(rest.slice('term/'.length));
      return text;
    })
    .split(/(`{1,8}[^`]+`{1,8})/)
    .map((part, index) =>
      index % 2 === 1
        ? part.replace(/^`+ ?| ?`+$/g, '')
        : part.replace(/\*\*|\\(?=[\\`*_{}[\]()#+.!|-])/g, '').replace(/ ?\| ?/g, ' · '),
    )
    .join('')
    .trim();
}
