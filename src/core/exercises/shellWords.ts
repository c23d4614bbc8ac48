/** A word as the shell would see it, as far as reading alone can tell. */
export interface ShellWord {
  /** Without quotes; expansions stay as they are written. */
  readonly text: string;
  /** As it is written. */
  readonly raw: string;
  /** False where it holds an expansion. */
  readonly literal: boolean;
  /** Commands of `$(…)`, backquotes and `<(…)` in it. */
  readonly inner: readonly ShellCommand[];
}

export interface ShellCommand {
  /** From 1. */
  readonly line: number;
  readonly words: readonly ShellWord[];
  /** Targets of `>`, `>>` and the like. */
  readonly writes: readonly ShellWord[];
  /** Commands with the same number are one pipeline, in their order. */
  readonly pipeline: number;
  readonly background: boolean;
  /** What a here-document gives it to read. */
  readonly document: string;
}

/**
 * The commands of a script in their order, for looking at it before it is run: no parser of the language, and never a
 * verdict. Any text is read; what is no shell gives words without meaning.
 */
export function commandsIn(script: string): ShellCommand[] {
  return new Reader(script).all();
}

const mostDepth = 20;

class Reader {
  #at = 0;
  #line = 1;
  #pipeline = 0;
  readonly #documents: { end: string; tabs: boolean; take: (text: string) => void }[] = [];

  constructor(
    readonly text: string,
    readonly depth = 0,
  ) {}

  all(): ShellCommand[] {
    const found: ShellCommand[] = [];
    // A bracket too many ends nothing.
    while (this.#at < this.text.length) found.push(...this.#commands(undefined));
    return found;
  }

  #commands(end: string | undefined): ShellCommand[] {
    const found: ShellCommand[] = [];
    let words: ShellWord[] = [];
    let writes: ShellWord[] = [];
    let taken: { text: string } = { text: '' };
    let line = this.#line;
    const flush = (background: boolean, piped: boolean): void => {
      if (words.length + writes.length > 0) {
        const document = taken;
        const command = { line, words, writes, pipeline: this.#pipeline, background };
        // The document comes lines later.
        found.push({
          ...command,
          get document() {
            return document.text;
          },
        });
      }
      [words, writes, taken] = [[], [], { text: '' }];
      if (!piped) this.#pipeline++;
    };
    while (this.#at < this.text.length) {
      const rest = this.text.slice(this.#at, this.#at + 3);
      const [char = ''] = rest;
      if (char === end) {
        this.#at++;
        break;
      }
      if (words.length + writes.length === 0) line = this.#line;
      if (rest.startsWith('\\\n')) this.#skip(2);
      else if (char === '\n') {
        flush(false, false);
        this.#skip(1);
        this.#takeDocuments();
      } else if (/[ \t\r]/.test(char)) this.#skip(1);
      else if (char === '#') this.#skipTo('\n');
      else if (/^(&>|\d*[<>])/.test(rest)) this.#redirect(words, writes, taken);
      else if (/^(&&|\|\|)/.test(rest)) {
        flush(false, false);
        this.#skip(2);
      } else if (char === '|') {
        flush(false, true);
        this.#skip(rest.startsWith('|&') ? 2 : 1);
      } else if (/[;&()]/.test(char)) {
        flush(char === '&', false);
        this.#skip(1);
      } else words.push(this.#word());
    }
    flush(false, false);
    return found;
  }

  #redirect(words: ShellWord[], writes: ShellWord[], taken: { text: string }): void {
    const [operator = ''] =
      /^(&>>?|\d*(<<<|<<-?|<>|<&|<\(|>\(|>>|>\||>&|<|>))/.exec(this.text.slice(this.#at, this.#at + 12)) ??
      [];
    this.#skip(operator.length || 1);
    if (operator.endsWith('(')) {
      const inner = this.#nested(')');
      words.push({ text: `${operator}…)`, raw: `${operator}…)`, literal: false, inner });
      return;
    }
    while (/[ \t]/.test(this.text[this.#at] ?? '')) this.#skip(1);
    const target = this.#word();
    if (/<<-?$/.test(operator))
      this.#documents.push({
        end: target.text,
        tabs: operator.endsWith('-'),
        take: (text) => {
          taken.text += text;
        },
      });
    else if (operator.endsWith('<<<')) taken.text += target.text;
    else if (operator.includes('>')) writes.push(target);
  }

  #takeDocuments(): void {
    for (const { end, tabs, take } of this.#documents.splice(0)) {
      while (this.#at < this.text.length) {
        const from = this.#at;
        this.#skipTo('\n');
        const line = this.text.slice(from, this.#at);
        this.#skip(1);
        if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
        take(`${line}\n`);
      }
    }
  }

  /** One word; at least one character is taken. */
  #word(): ShellWord {
    const from = this.#at;
    const inner: ShellCommand[] = [];
    let [text, literal, quoted] = ['', true, false];
    do {
      const char = this.text[this.#at] ?? '';
      const next = this.text[this.#at + 1] ?? '';
      if (char === '"') {
        quoted = !quoted;
        this.#skip(1);
      } else if (char === '\\') {
        text += next === '\n' ? '' : next;
        this.#skip(2);
      } else if (char === "'" && !quoted) {
        const start = this.#at + 1;
        this.#skip(1);
        this.#skipTo("'");
        text += this.text.slice(start, this.#at);
        this.#skip(1);
      } else if (char === '`' || (char === '$' && next === '(')) {
        const start = this.#at;
        this.#skip(char === '`' ? 1 : 2);
        inner.push(...this.#nested(char === '`' ? '`' : ')'));
        text += this.text.slice(start, this.#at);
        literal = false;
      } else {
        if (char === '$' && /[\w{@*#?!-]/.test(next)) literal = false;
        text += char;
        this.#skip(1);
      }
    } while (this.#at < this.text.length && (quoted || !/[\s;&|()<>]/.test(this.text[this.#at] ?? '')));
    return { text, raw: this.text.slice(from, this.#at), literal, inner };
  }

  /** What stands until the closing bracket, brackets and quotes inside respected. */
  #nested(end: string): ShellCommand[] {
    const from = this.#at;
    let [open, quote] = [1, ''];
    while (this.#at < this.text.length) {
      const char = this.text[this.#at] ?? '';
      if (char === '\\') this.#skip(1);
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === "'" || (char === '"' && end !== '`')) quote = char;
      else if (char === end) open--;
      else if (char === '(' && end === ')') open++;
      if (open === 0) break;
      this.#skip(1);
    }
    const text = this.text.slice(from, this.#at);
    this.#skip(1);
    if (this.depth >= mostDepth) return [];
    return new Reader(text, this.depth + 1).all();
  }

  #skip(count: number): void {
    for (let left = count; left > 0 && this.#at < this.text.length; left--)
      if (this.text[this.#at++] === '\n') this.#line++;
  }

  #skipTo(char: string): void {
    while (this.#at < this.text.length && this.text[this.#at] !== char) this.#skip(1);
  }
}
