import type { KatexOptions } from 'katex';
import { escapeHtml } from '../../shared/html';
import { mathBudget, splitMath } from './mathText';

/** Draws one formula as HTML with MathML beside it; never throws. */
export type DrawMath = (tex: string, display: boolean) => string;

/**
 * KaTeX, evaluated when the first formula needs it. Each call gives a drawer with definitions of its own:
 * a `\newcommand` holds for the rest of its cell.
 */
export async function loadMath(): Promise<DrawMath> {
  const { default: katex } = await import('katex');
  const macros: KatexOptions['macros'] = {};
  return (tex, display) => {
    const source = forKatex(tex);
    try {
      return katex.renderToString(source, {
        displayMode: display,
        output: 'htmlAndMathml',
        trust: false,
        throwOnError: false,
        strict: 'ignore',
        maxExpand: 1000,
        maxSize: 50,
        errorColor: 'var(--vscode-errorForeground)',
        globalGroup: true,
        macros,
      });
    } catch {
      // Beyond ParseError: thousands of nested groups exhaust the stack.
      return `<code class="math-error">${escapeHtml(tex.slice(0, 2000))}</code>`;
    }
  };
}

const newCommand = /\\(?:re)?newcommand\*?\s*\{?\s*(\\[a-zA-Z]+)\s*\}?/g;
const newOperator = /\\DeclareMathOperator(\*?)\s*\{?\s*(\\[a-zA-Z]+)\s*\}?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/**
 * What MathJax knows and KaTeX does not, where there is an equal: labels are dropped, environments renamed, and a
 * command may be defined again or have a name that KaTeX has already.
 */
function forKatex(tex: string): string {
  return tex
    .replace(newCommand, '\\providecommand{$1}{}\\renewcommand{$1}')
    .replace(newOperator, '\\providecommand{$2}{}\\renewcommand{$2}{\\operatorname$1{$3}}')
    .replace(/\\(?:label|require)\s*\{[^{}]*\}/g, '')
    .replace(/\\(begin|end)\{(?:multline|flalign)(\*?)\}/g, '\\$1{gather$2}')
    .replace(/\\(begin|end)\{(?:math|displaymath)\*?\}/g, '')
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}');
}

/** `text/latex` output: text with formulas in it; one without any delimiter is shown as it is. */
export async function latexHtml(text: string): Promise<string> {
  const pieces = splitMath(text, mathBudget());
  if (!pieces.some((piece) => typeof piece !== 'string')) return `<p>${escapeHtml(text)}</p>`;
  const draw = await loadMath();
  return pieces
    .map((piece) => (typeof piece === 'string' ? escapeHtml(piece) : draw(piece.tex, piece.display)))
    .join('');
}
