import { escapeHtml } from '../../shared/html';

/** Code as HTML with `hljs-…` spans; escaped text where the language is not one of ours. */
export type Highlight = (code: string, language: string) => string;

const longest = 100_000;

const aliases: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  ipython: 'python',
  ipython2: 'python',
  ipython3: 'python',
  pycon: 'python',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  yml: 'yaml',
  js: 'javascript',
  jsx: 'javascript',
  node: 'javascript',
  md: 'markdown',
  jl: 'julia',
  html: 'xml',
  svg: 'xml',
  docker: 'dockerfile',
};

let loaded: Promise<Highlight> | undefined;

/** highlight.js with the languages of notebooks, evaluated when the first code needs it. */
export function loadHighlight(): Promise<Highlight> {
  return (loaded ??= load());
}

async function load(): Promise<Highlight> {
  const [{ default: hljs }, ...grammars] = await Promise.all([
    import('highlight.js/lib/core'),
    import('highlight.js/lib/languages/python'),
    import('highlight.js/lib/languages/bash'),
    import('highlight.js/lib/languages/json'),
    import('highlight.js/lib/languages/yaml'),
    import('highlight.js/lib/languages/sql'),
    import('highlight.js/lib/languages/r'),
    import('highlight.js/lib/languages/julia'),
    import('highlight.js/lib/languages/javascript'),
    import('highlight.js/lib/languages/markdown'),
    import('highlight.js/lib/languages/xml'),
    import('highlight.js/lib/languages/dockerfile'),
  ]);
  const names = 'python bash json yaml sql r julia javascript markdown xml dockerfile'.split(' ');
  for (const [index, name] of names.entries()) {
    const grammar = grammars[index];
    if (grammar) hljs.registerLanguage(name, grammar.default);
  }
  return (code, language) => {
    const name = languageName(language);
    if (code.length > longest || !names.includes(name)) return escapeHtml(code);
    return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
  };
}

/** Our name of a language from a kernel's or a fence's: `ipython3`, `{r}`, `py` … */
export function languageName(language: string): string {
  const name =
    language
      .toLowerCase()
      .replace(/[{}.,]/g, ' ')
      .trim()
      .split(/\s/)[0] ?? '';
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
}

/** The language of a code cell, which a cell magic on its first line may change. */
export function languageOfCode(code: string, language: string): string {
  const magic = /^\s*%%(\w+)/.exec(code)?.[1]?.toLowerCase();
  if (magic === 'bash' || magic === 'sh' || magic === 'script') return 'bash';
  if (magic === 'html' || magic === 'svg') return 'xml';
  if (magic === 'javascript' || magic === 'js') return 'javascript';
  return magic === 'sql' || magic === 'markdown' || magic === 'r' ? magic : languageName(language);
}
