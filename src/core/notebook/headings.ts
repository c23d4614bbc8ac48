import type { Token } from 'markdown-it';
import { escapeHtml } from '../../shared/html';
import { most } from './limits';
import { decodeEntities, tagsIn } from './markup';
import { markdownParser, type MarkdownEnv } from './markdownIt';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Without markup, white space collapsed; may be empty. */
  readonly text: string;
}

const longest = 200;
const mayHave = /^[ \t>*+\d.)-]*#{1,6}(?:\s|$)|^[ \t>]*(?:=+|-+)[ \t]*$|<h[1-6][\s>]/im;

/**
 * The headings that the rendered source has, in their order: `#`, underlined, and HTML ones. Only blocks are
 * parsed in full, and of a very long source only what a tile shows at first.
 */
export function headingsOf(source: string): Heading[] {
  const text = source.slice(0, most.markdown).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  if (!mayHave.test(text)) return [];
  const md = markdownParser();
  const env: MarkdownEnv = {};
  const tokens: Token[] = [];
  md.block.parse(text, md, env, tokens);
  return tokens.flatMap((token, index) => {
    if (token.type === 'html_block') return htmlHeadingsOf(token.content);
    if (token.type !== 'inline') return [];
    const before = tokens[index - 1];
    const isHeading = before?.type === 'heading_open';
    if (!isHeading && !/<h[1-6][\s>]/i.test(token.content)) return [];
    const children: Token[] = [];
    md.inline.parse(token.content, md, env, children);
    if (isHeading)
      return [{ level: Number(before.tag.slice(1)), text: shortened(children.map(plain).join('')) }];
    const pieces = children.map((child) =>
      child.type === 'html_inline' ? child.content : escapeHtml(plain(child)),
    );
    return htmlHeadingsOf(pieces.join(''));
  });
}

/** Headings of an HTML text. */
export function htmlHeadingsOf(text: string): Heading[] {
  const html = text.slice(0, most.html);
  const headings: Heading[] = [];
  let open: { level: number; pieces: string[] } | undefined;
  let done = 0;
  for (const { name, closing, start, end } of tagsIn(html)) {
    open?.pieces.push(html.slice(done, start));
    done = end;
    if (!/^h[1-6]$/.test(name)) continue;
    if (open) headings.push({ level: open.level, text: shortened(decodeEntities(open.pieces.join(''))) });
    open = closing ? undefined : { level: Number(name[1]), pieces: [] };
  }
  if (open)
    headings.push({
      level: open.level,
      text: shortened(decodeEntities(open.pieces.join('') + html.slice(done))),
    });
  return headings;
}

function plain(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  if (token.type === 'image') return token.children?.map(plain).join('') ?? token.content;
  return ['text', 'text_special', 'code_inline', 'math'].includes(token.type) ? token.content : '';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…` : line;
}
