import type { RendererRule } from 'markdown-it';
import { escapeHtml, unsafeHtml, type UnsafeHtml } from '../../shared/html';
import { at } from '../../shared/json';
import { attachmentUrl, attachmentsIn } from './attachments';
import { languageName, loadHighlight, type Highlight } from './highlight';
import { loadMath, type DrawMath } from './math';
import { markdownParser, type MarkdownEnv } from './markdownIt';
import { mathBudget, mayHaveMath, splitMath, type MathBudget, type TextOrFormula } from './mathText';
import { tagsIn } from './markup';
import type { MimeBundle } from './types';

export interface MarkdownOptions {
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
  /** Id of the tile: footnotes of several cells must not share ids. */
  readonly id?: string;
}

interface RenderEnv extends MarkdownEnv {
  draw?: DrawMath | undefined;
  highlight?: Highlight | undefined;
}

/** Markdown as HTML that still needs sanitising. */
export interface RenderedMarkdown {
  readonly html: UnsafeHtml;
  readonly math: boolean;
  /** Text alone: no HTML of the author, no picture, formula or table. */
  readonly plain: boolean;
  /** Attachments that the cell does not have. */
  readonly missing: readonly string[];
}

/** What a page may show before its scripts have come: `html` is ours, and looks the same afterwards. */
const notPlain = /^(?:html_|image$|math$|table_|footnote_)/;

/** `source` as HTML, formulas and code included; what is shown of it is for the renderer to decide. */
export async function renderMarkdown(
  source: string,
  { attachments = {}, id }: MarkdownOptions = {},
): Promise<RenderedMarkdown> {
  const md = markdownParser();
  Object.assign(md.renderer.rules, rules);
  const env: RenderEnv = id === undefined ? {} : { docId: id };
  const tokens = md.parse(source, env);
  const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  const missing = new Set<string>();
  const budget = (env.mathBudget ??= mathBudget());
  for (const token of all) {
    if (token.type === 'image')
      token.attrSet('src', resolved(String(token.attrGet('src') ?? ''), attachments, missing));
    else if (token.type.startsWith('html_'))
      token.content = attachmentsIn(token.content, (url) => resolved(url, attachments, missing));
    if (token.type === 'html_block') {
      const pieces = mathOfHtml(token.content, budget);
      if (pieces) token.meta = { pieces };
    }
  }
  const math = all.some((token) => token.type === 'math' || (token.type === 'html_block' && token.meta));
  if (math) env.draw = await loadMath();
  if (all.some((token) => token.type === 'fence' && token.info.trim() !== ''))
    env.highlight = await loadHighlight();
  const html = md.renderer.render(tokens, { ...md.options }, env);
  const plain = !all.some(({ type }) => notPlain.test(type));
  return { html: unsafeHtml(html), math, plain, missing: [...missing] };
}

const rules: Record<string, RendererRule> = {
  math: (tokens, index, _options, env) => {
    const token = tokens[index];
    const display = at(token?.meta as never, 'display') === true;
    const html = (env as RenderEnv).draw?.(token?.content ?? '', display) ?? '';
    return token?.block ? `<p>${html}</p>\n` : html;
  },
  fence: (tokens, index, _options, env) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    const language = languageName(info);
    const code = (env as RenderEnv).highlight?.(content, language) ?? escapeHtml(content);
    const named = language === '' ? '' : ` class="hljs language-${escapeHtml(language)}"`;
    return `<pre><code${named}>${code}</code></pre>\n`;
  },
  html_block: (tokens, index, _options, env) => {
    const { draw } = env as RenderEnv;
    const { content = '', meta } = tokens[index] ?? {};
    const pieces = meta?.['pieces'] as TextOrFormula[] | undefined;
    if (!draw || !pieces) return content;
    return pieces
      .map((piece) => (typeof piece === 'string' ? piece : draw(piece.tex, piece.display)))
      .join('');
  },
};

/**
 * JupyterLab also sets formulas inside HTML blocks, but never those inside tags, code or scripts.
 * Undefined where there is none.
 */
function mathOfHtml(html: string, budget: MathBudget): TextOrFormula[] | undefined {
  if (!mayHaveMath(html)) return undefined;
  const pieces = textsOf(html).flatMap(({ text, markup }) => (markup ? [text] : splitMath(text, budget)));
  return pieces.some((piece) => typeof piece !== 'string') ? pieces : undefined;
}

/** HTML cut into markup (tags, comments, code) and text between. */
function textsOf(html: string): { readonly text: string; readonly markup: boolean }[] {
  const pieces: { text: string; markup: boolean }[] = [];
  let done = 0;
  let code = 0;
  for (const { name, closing, start, end } of tagsIn(html)) {
    const between = html.slice(done, start);
    pieces.push(
      { text: between, markup: code > 0 || between.includes('<!--') },
      { text: html.slice(start, end), markup: true },
    );
    if (name === 'pre' || name === 'code') code = Math.max(0, code + (closing ? -1 : 1));
    done = end;
  }
  const rest = html.slice(done);
  pieces.push({ text: rest, markup: code > 0 || rest.includes('<') });
  return pieces;
}

/** An `attachment:` address as a data: address; others, and missing ones, stay. */
function resolved(
  url: string,
  attachments: Readonly<Record<string, MimeBundle>>,
  missing: Set<string>,
): string {
  const found = attachmentUrl(url, attachments);
  if (found === null) missing.add(url.slice('attachment:'.length));
  return found ?? url;
}
