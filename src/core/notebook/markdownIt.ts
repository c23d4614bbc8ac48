import markdownIt, { type MarkdownIt, type StateBlock, type StateCore, type StateInline } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import taskLists from 'markdown-it-task-lists';
import { formulaAt, longestFormula, mathBudget, splitMath, type MathBudget } from './mathText';

/** Parsing state that our rules keep in markdown-it's `env`. */
export interface MarkdownEnv {
  [key: string | symbol]: unknown;
  /** Makes footnote ids unique among the cells of a page. */
  docId?: string;
  mathBudget?: MathBudget;
}

let made: MarkdownIt | undefined;

/**
 * The one parser of Markdown cells and outputs: HTML passes (it is sanitised where the DOM is), formulas become
 * `math` tokens, addresses with schemes that only a local application would obey are no links.
 */
export function markdownParser(): MarkdownIt {
  return (made ??= make());
}

function make(): MarkdownIt {
  const md = markdownIt({ html: true, linkify: true });
  // `train.py` is a file, not a host in Paraguay.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.validateLink = isAllowedLink;
  md.use(footnote);
  md.use(taskLists);
  useMath(md);
  return md;
}

/** Formulas (`$…$`, `$$…$$`, `\\(…\\)`, environments) as `math` tokens; bars inside them end no table cell. */
export function useMath(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math', inlineMath);
  md.block.ruler.before('table', 'bars', maskBars);
  md.core.ruler.push('bars', showBars);
  md.block.ruler.before('table', 'math', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

const imageData = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif|svg\+xml)[;,]/i;

/** Web, mail, attachments of the cell, files beside the notebook and images inside the address; no other scheme. */
export function isAllowedLink(url: string): boolean {
  const address = url.replace(/[\s\p{Cc}]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return true;
  return ['http', 'https', 'mailto', 'attachment'].includes(scheme) || imageData.test(address);
}

function budgetOf(env: MarkdownEnv): MathBudget {
  return (env.mathBudget ??= mathBudget());
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$' && src[pos] !== '\\') return false;
  const formula = formulaAt(src, pos, budgetOf(state.env));
  if (!formula || formula.end > state.posMax) {
    // Both dollars of an unfinished `$$` are text: the second one must not open a formula.
    if (!src.startsWith('$$', pos)) return false;
    if (!silent) state.pending += '$$';
    state.pos += 2;
    return true;
  }
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = formula.tex;
    token.meta = { display: formula.display };
  }
  state.pos = formula.end;
  return true;
}

/** A formula that has its lines for itself: what looks like a list or a heading inside it is none. */
function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (!/^(?:\$\$|\\\\?\[|\\begin\{)/.test(state.src.slice(start, start + 7))) return false;
  const budget = budgetOf(state.env);
  if (budget.left <= 0) return false;
  let after = startLine + 1;
  // Long runs of lines without an end must not be read again from each of them.
  while (
    after < endLine &&
    !state.isEmpty(after) &&
    (state.sCount[after] ?? 0) >= state.blkIndent &&
    (state.eMarks[after] ?? 0) - start < longestFormula
  )
    after++;
  budget.left -= (after - startLine) * 10;
  const text = state.getLines(startLine, after, state.blkIndent, false).trimStart();
  const formula = formulaAt(text, 0, budget);
  if (!formula) return false;
  const lines = text.slice(0, formula.end).split('\n').length;
  // More text on the last line: the paragraph's inline rule takes the formula.
  if (/\S/.test(text.slice(formula.end).split('\n', 1)[0] ?? '')) return false;
  if (silent) return true;
  const token = state.push('math', '', 0);
  token.block = true;
  token.content = formula.tex;
  token.meta = { display: true };
  token.map = [startLine, startLine + lines];
  state.line = startLine + lines;
  return true;
}

// Stands for `|` inside formulas while tables are cut into cells; a private character of one unit, so positions stay.
const bar = '\ue07c';

/** JupyterLab takes formulas out before it reads Markdown, so their bars do not end cells; ours must not either. */
function maskBars(state: StateBlock, startLine: number, endLine: number): boolean {
  const line = (index: number): string => state.src.slice(state.bMarks[index], state.eMarks[index]);
  if (startLine + 1 >= endLine || !/^[\s>]*\|?\s*:?-+:?\s*(\|[\s:|-]*)?$/.test(line(startLine + 1)))
    return false;
  const budget = budgetOf(state.env);
  if (budget.left <= 0) return false;
  let after = startLine;
  while (after < endLine && !state.isEmpty(after)) after++;
  budget.left -= (after - startLine) * 10;
  const [from, to] = [state.bMarks[startLine] ?? 0, state.eMarks[after - 1] ?? 0];
  const rows = state.src.slice(from, to);
  if (!rows.includes('$')) return false;
  const masked = rows.split('\n').map((row) => (row.includes('|') ? maskedRow(row, budget) : row));
  state.src = state.src.slice(0, from) + masked.join('\n') + state.src.slice(to);
  return false;
}

function maskedRow(row: string, budget: MathBudget): string {
  return splitMath(row, budget)
    .map((piece) => (typeof piece === 'string' ? piece : piece.source.replaceAll('|', bar)))
    .join('');
}

function showBars(state: StateCore): void {
  if (!state.tokens.some((token) => token.content.includes(bar))) return;
  for (const token of state.tokens.flatMap((one) => [one, ...(one.children ?? [])]))
    token.content = token.content.replaceAll(bar, '|');
}
