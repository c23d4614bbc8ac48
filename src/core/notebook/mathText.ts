/** A formula in a text: from its first delimiter to after its last one. */
export interface Formula {
  readonly end: number;
  readonly tex: string;
  readonly display: boolean;
}

/** How many characters may still be searched for ends of formulas in one document: hostile texts stay cheap. */
export interface MathBudget {
  left: number;
}

export const mathBudget = (): MathBudget => ({ left: 4_000_000 });
/** Longer ones are text, in characters. */
export const longestFormula = 20_000;
/** What drawing one formula counts, so that thousands of them end the budget too. */
const priceOfFormula = 1000;

const environments =
  'equation|align|gather|alignat|multline|eqnarray|flalign|math|displaymath|aligned|gathered|split|cases|rcases|array|CD|' +
  '[pbvBV]?matrix|smallmatrix|subarray';
const begin = new RegExp(`\\\\begin\\{((?:${environments})\\*?)\\}`, 'y');
const paired = [
  { open: '\\\\(', close: '\\\\)', display: false },
  { open: '\\\\[', close: '\\\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
];

/** Cheap test before anything is loaded or parsed for formulas. */
export function mayHaveMath(text: string): boolean {
  return text.includes('$') || text.includes('\\(') || text.includes('\\[') || text.includes('\\begin{');
}

/**
 * The formula that begins at a position, with the delimiters of Jupyter: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` (also with
 * doubled backslashes, as JupyterLab has them) and bare environments. A blank line ends the search.
 */
export function formulaAt(text: string, at: number, budget: MathBudget): Formula | undefined {
  if (budget.left <= 0) return undefined;
  const formula = find(text, at, budget);
  if (formula) budget.left -= priceOfFormula;
  return formula;
}

function find(text: string, at: number, budget: MathBudget): Formula | undefined {
  if (text[at] === '$')
    return text[at + 1] === '$' ? dollars(text, at, 2, budget) : dollars(text, at, 1, budget);
  if (text[at] !== '\\') return undefined;
  const pair = paired.find(({ open }) => text.startsWith(open, at));
  if (pair) {
    const from = at + pair.open.length;
    const part = windowOf(text, from, budget);
    const close = part.indexOf(pair.close);
    const tex = part.slice(0, close);
    if (close < 0 || tex.trim() === '') return undefined;
    // `\[1\]` is Markdown's way to write brackets: only what looks like a formula is one.
    if (pair.open.length === 2 && !/[\\^_=<>+*/|]|^\s*[a-zA-Z]\s*$/.test(tex)) return undefined;
    return { end: from + close + pair.close.length, tex, display: pair.display };
  }
  begin.lastIndex = at;
  const name = begin.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = endOfEnvironment(windowOf(text, at, budget), name);
  return end === undefined ? undefined : { end: at + end, tex: text.slice(at, at + end), display: true };
}

/** What may belong to a formula: up to the next blank line, and not for ever. */
function windowOf(text: string, from: number, budget: MathBudget): string {
  const part = text.slice(from, from + longestFormula);
  const blank = part.search(/\n[ \t]*\n/);
  const window = blank < 0 ? part : part.slice(0, blank);
  budget.left -= window.length;
  return window;
}

function dollars(text: string, at: number, count: 1 | 2, budget: MathBudget): Formula | undefined {
  const from = at + count;
  // The first characters decide most cases before a window is cut out.
  if (
    count === 1 &&
    (text[from] === undefined ||
      (/[\s$]/.test(text[from]) && !/^ [^ $\n][^$\n]* \$/.test(text.slice(from, from + 300))))
  )
    return undefined;
  const part = windowOf(text, from, budget);
  let depth = 0;
  for (let index = 0; index < part.length; index++) {
    const character = part[index];
    if (character === '\\') index++;
    else if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    // Code begins here, and with it the end of the search.
    else if (character === '`' && depth === 0 && count === 1) return undefined;
    else if (character === '$' && depth === 0) {
      if (count === 2 && part[index + 1] !== '$') return undefined;
      const end = from + index + count;
      const tex = part.slice(0, index);
      // "$5 and $6" are prices: a formula is not followed by a digit.
      if (tex.trim() === '' || (count === 1 && /\d/.test(text[end] ?? ''))) return undefined;
      budget.left += part.length - index;
      return { end, tex, display: count === 2 };
    }
  }
  return undefined;
}

/** Environments of one name may stand inside each other. */
function endOfEnvironment(text: string, name: string): number | undefined {
  const marks = new RegExp(`\\\\(begin|end)\\{${name.replace('*', '\\*')}\\}`, 'g');
  let depth = 0;
  for (const mark of text.matchAll(marks)) {
    depth += mark[1] === 'begin' ? 1 : -1;
    if (depth === 0) return mark.index + mark[0].length;
  }
  return undefined;
}

/** A piece of text, or a formula with its source (delimiters and all). */
export type TextOrFormula =
  string | { readonly tex: string; readonly display: boolean; readonly source: string };

/** A plain text cut into what is text and what is a formula. */
export function splitMath(text: string, budget: MathBudget): TextOrFormula[] {
  const pieces: TextOrFormula[] = [];
  let done = 0;
  const starts = /[$\\]/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const formula = formulaAt(text, match.index, budget);
    if (formula) {
      if (match.index > done) pieces.push(text.slice(done, match.index));
      const source = text.slice(match.index, formula.end);
      pieces.push({ tex: formula.tex, display: formula.display, source });
      done = starts.lastIndex = formula.end;
    } else {
      // An escaped character, `\$` above all, starts nothing; and neither does the second dollar of `$$`.
      starts.lastIndex = match.index + (text[match.index] === '\\' || text[match.index + 1] === '$' ? 2 : 1);
    }
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}
