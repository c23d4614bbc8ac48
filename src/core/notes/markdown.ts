import markdownIt, { type MarkdownIt } from 'markdown-it';
import container from 'markdown-it-container';
import footnote from 'markdown-it-footnote';
import taskLists from 'markdown-it-task-lists';
import { useMath } from '../notebook/markdownIt';
import { labLink } from '../../shared/links';

/** The blocks of a lecture (`::: KIND rest`), and what their rest is. */
export const blockKinds = {
  goals: 'nothing',
  story: 'nothing',
  figure: 'id',
  changed: 'title',
  try: 'title',
  question: 'anchor',
  answer: 'nothing',
  task: 'title',
  note: 'nothing',
  warning: 'nothing',
  sources: 'nothing',
} as const;
export type BlockKind = keyof typeof blockKinds;

let made: MarkdownIt | undefined;

/** The one parser of lectures: no HTML, links to the web over TLS and to places of the lab, nothing else. */
export function notesParser(): MarkdownIt {
  return (made ??= make());
}

function make(): MarkdownIt {
  const md = markdownIt({ html: false, linkify: false });
  md.validateLink = (address) => /^https:\/\/[^\s/]/i.test(address) || labLink(address) !== undefined;
  useMath(md);
  md.use(footnote);
  md.use(taskLists);
  for (const kind of Object.keys(blockKinds))
    md.use(container, kind, { validate: (text: string) => text.trim().split(/\s/)[0] === kind });
  return md;
}

/** `Ports {#ports}` in its two parts; without an anchor at its end it is all text. Linear, whatever the text holds. */
export function splitAnchor(whole: string): { readonly text: string; readonly id?: string } {
  const at = whole.lastIndexOf('{#');
  const id = at < 0 ? undefined : /^\{#([a-z0-9-]+)\}\s*$/.exec(whole.slice(at))?.[1];
  return id === undefined ? { text: whole } : { text: whole.slice(0, at).trimEnd(), id };
}

/** What stands behind the three backticks: `python {run requires=numpy,pandas file=a.py}`. */
export function codeAttributes(info: string): {
  readonly language: string;
  readonly attributes: ReadonlyMap<string, string>;
} {
  const [, first = '', more = ''] = /^([^\s{]*)([^]*)$/.exec(info.trim()) ?? [];
  const rest = more.trim();
  const braced = rest.startsWith('{') && rest.endsWith('}');
  const language = rest === '' || braced ? first : '';
  const words = (braced ? rest.slice(1, -1) : '').split(/\s+/).filter((word) => word !== '');
  const attributes = new Map(
    words.map((word): [string, string] => {
      const [name = '', ...value] = word.split('=');
      return [name, value.join('=')];
    }),
  );
  return { language, attributes };
}
