import type { RendererRule, Token } from 'markdown-it';
import { escapeHtml } from '../../shared/html';
import { labLink } from '../../shared/links';
import { t, type MessageId } from '../../shared/t';
import type { Highlight } from '../notebook/highlight';
import type { DrawMath } from '../notebook/math';
import type { NotesLang } from './course';
import { blockKinds, codeAttributes, splitAnchor, type BlockKind } from './markdown';
import { definesCommands } from './measure';
import type { RenderedCode } from './render';

/** What rendering one lecture collects on its way. */
export interface RenderEnv {
  [key: string | symbol]: unknown;
  readonly lang: NotesLang;
  readonly links: string[];
  readonly code: readonly RenderedCode[];
  readonly figures: string[];
  draw: DrawMath | undefined;
  highlight: Highlight;
  nextCode?: () => number;
}

/** The id by which links find a block. */
export function anchorOf([first, inline]: readonly Token[]): string | undefined {
  if (first?.type === 'heading_open') return splitAnchor(inline?.content ?? '').id;
  const kind = kindOf(first);
  if (!kind) return undefined;
  const rest = restOf(first);
  return blockKinds[kind] === 'id' ? rest || undefined : splitAnchor(rest).id;
}

function kindOf(token: Token | undefined): BlockKind | undefined {
  return /^container_([a-z]+)_open$/.exec(token?.type ?? '')?.[1] as BlockKind | undefined;
}

const restOf = (token: Token | undefined): string => (token?.info ?? '').trim().replace(/^\S+\s*/, '');

/** What a box is called where its author gave no title. */
const names: Readonly<Partial<Record<BlockKind, MessageId>>> = {
  goals: 'notes.box.goals',
  changed: 'notes.box.changed',
  try: 'notes.box.try',
  question: 'notes.box.question',
  task: 'notes.box.task',
  note: 'notes.box.note',
  warning: 'notes.box.warning',
  sources: 'notes.box.sources',
};

function open(kind: BlockKind): RendererRule {
  return (tokens, index, _options, env) => {
    const { lang, figures } = env as RenderEnv;
    const rest = restOf(tokens[index]);
    if (kind === 'figure') {
      figures.push(rest);
      return `<figure data-figure="${escapeHtml(rest)}"><figcaption>`;
    }
    if (kind === 'answer')
      return `<details class="answer"><summary>${escapeHtml(t(lang, 'notes.answer'))}</summary>`;
    if (kind === 'story') return '<div class="box box-story">';
    const { text, id } = splitAnchor(rest);
    const title = blockKinds[kind] === 'title' ? text : '';
    const name = names[kind];
    const label = name ? t(lang, name) : '';
    const task = kind === 'task' && id ? ` data-task="${escapeHtml(id)}"` : '';
    const heading =
      title === ''
        ? `<p class="box-title"><span class="box-kind">${escapeHtml(label)}</span></p>`
        : `<p class="box-title"><span class="box-kind">${escapeHtml(label)}</span> <strong>${escapeHtml(title)}</strong></p>`;
    return `<div class="box box-${kind}" role="group" aria-label="${escapeHtml(title || label)}"${task}>${heading}`;
  };
}

const close =
  (kind: BlockKind): RendererRule =>
  () =>
    kind === 'figure' ? '</figcaption></figure>' : kind === 'answer' ? '</details>' : '</div>';

/** How lectures differ from plain Markdown. Everything that acts carries a number or an id; the host knows what it means. */
export const renderRules: Record<string, RendererRule> = {
  ...Object.fromEntries(
    (Object.keys(blockKinds) as BlockKind[]).flatMap((kind) => [
      [`container_${kind}_open`, open(kind)],
      [`container_${kind}_close`, close(kind)],
    ]),
  ),
  heading_open: (tokens, index) => `<${tokens[index]?.tag ?? 'h2'}>`,
  link_open: (tokens, index, _options, env) => {
    const { links } = env as RenderEnv;
    const address = String(tokens[index]?.attrGet('href') ?? '');
    const number = links.push(address) - 1;
    const lab = labLink(address);
    const term = lab?.kind === 'term' ? ` data-term="${escapeHtml(lab.target)}"` : '';
    const exercise = lab?.kind === 'exercise' ? ` data-exercise="${escapeHtml(lab.target)}"` : '';
    const kind = lab ? lab.kind : 'web';
    return `<a class="link link-${kind}" role="link" tabindex="0" data-link="${number}"${term}${exercise}>`;
  },
  // The policy shows no picture from elsewhere, and a lecture's own pictures are figures.
  image: (tokens, index) => escapeHtml(tokens[index]?.content ?? ''),
  math: (tokens, index, _options, env) => {
    const token = tokens[index];
    const tex = token?.content ?? '';
    // Not drawn: see `definesCommands`.
    const html = definesCommands(tex)
      ? `<code class="math-error">${escapeHtml(tex)}</code>`
      : ((env as RenderEnv).draw?.(tex, token?.meta?.['display'] === true) ?? '');
    return token?.block ? `<p class="formula" tabindex="0">${html}</p>\n` : html;
  },
  fence: (tokens, index, _options, env) => {
    const { highlight, nextCode } = env as RenderEnv;
    const { content = '', info = '' } = tokens[index] ?? {};
    const { language, attributes } = codeAttributes(info);
    const output = attributes.has('output') ? ' code-output' : '';
    const number = nextCode?.() ?? 0;
    return (
      `<div class="code${output}" data-code="${number}"><pre tabindex="0"><code class="hljs">` +
      `${highlight(content, language)}</code></pre></div>\n`
    );
  },
  // Notes stand right below the text that they belong to: numbers are enough, and links would need addresses.
  footnote_ref: (tokens, index) =>
    `<sup class="footnote-ref">[${Number(tokens[index]?.meta?.['id'] ?? 0) + 1}]</sup>`,
  footnote_open: () => '<li class="footnote-item">',
  footnote_anchor: () => '',
  table_open: () => '<div class="table" tabindex="0"><table>',
  table_close: () => '</table></div>',
  // The corner over a column of row names heads nothing.
  th_open: (tokens, index, options, _env, self) =>
    tokens[index + 1]?.content === '' ? '<td>' : self.renderToken(tokens, index, options),
  th_close: (tokens, index) => (tokens[index - 1]?.content === '' ? '</td>' : '</th>'),
};
