/** Names of modules that a Python file imports, as written: `sklearn.linear_model`. Strings and comments are no code. */
export function pythonImports(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const words of statements(text)) {
    if (words[0] === 'from' && words[1] !== undefined) {
      const [, from] = words;
      // `from . import x` is the project's own.
      if (from.startsWith('.')) continue;
      found.add(from);
      // `from ray import tune` may name a module too.
      for (const name of named(words.slice(2))) found.add(`${from}.${name}`);
    } else if (words[0] === 'import') for (const name of named(words)) found.add(name);
  }
  return found;
}

/** The names in `import a, b as c`. */
const named = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => at > 0 && word !== ',' && [',', 'import'].includes(words[at - 1] ?? ''));

/** Statements that begin with `import` or `from`, as words; all other code is passed over. */
function* statements(text: string): Generator<readonly string[]> {
  let words: string[] = [];
  let depth = 0;
  let at = 0;
  while (at <= text.length) {
    const char = text.charAt(at);
    const next = afterString(text, at);
    if (next > at) {
      words.push('""');
      at = next;
    } else if (char === '#') at = endOfLine(text, at);
    else if (char === '\\' && text[at + 1] === '\n') at += 2;
    else if (char === '\\' && text.startsWith('\r\n', at + 1)) at += 3;
    else if (char === '' || char === ';' || (char === '\n' && depth === 0)) {
      if (words[0] === 'import' || words[0] === 'from') yield words;
      words = [];
      at++;
    } else if (char === '\n' && startsImport(text, at + 1)) {
      // A bracket that is still being typed must not hide the rest of the file.
      depth = 0;
    } else if ('([{'.includes(char)) {
      depth++;
      // The list of names may stand in parentheses; nothing else of an import may.
      if (words[0] !== 'from') words.push(char);
      at++;
    } else if (')]}'.includes(char)) {
      depth = Math.max(0, depth - 1);
      at++;
    } else if (isWord(char)) {
      const end = endOfWord(text, at);
      words.push(text.slice(at, end));
      at = end;
    } else {
      // A colon ends `if x:` and the like: what follows on the line is a statement of its own.
      if (char === ':' && depth === 0) words = [];
      else if (char.trim() !== '') words.push(char);
      at++;
    }
  }
}

const startsImport = (text: string, at: number): boolean =>
  text.startsWith('import ', at) || text.startsWith('from ', at);

const isWord = (char: string): boolean =>
  char === '.' ||
  char === '_' ||
  (char >= '0' && char <= '9') ||
  char.toLowerCase() !== char.toUpperCase() ||
  (char > '\u02ff' && char !== byteOrderMark);

const byteOrderMark = '\ufeff';

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && isWord(text.charAt(end))) end++;
  return end;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The place after a string that begins here; `from` itself where none does. A string that never closes ends the line or the file. */
function afterString(text: string, from: number): number {
  const quote = text.charAt(from);
  if (quote !== '"' && quote !== "'") return from;
  const long = quote.repeat(3);
  const close = text.startsWith(long, from) ? long : quote;
  let at = from + close.length;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith(close, at)) return at + close.length;
    else if (close.length === 1 && text[at] === '\n') return at;
    else at++;
  }
  return text.length;
}
