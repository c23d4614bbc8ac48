/** Where and why a text is not JSON; line and column count from 1, column in UTF-16 units. */
export interface JsonFault {
  readonly kind: 'truncated' | 'unexpected' | 'conflict' | 'control';
  readonly line: number;
  readonly column: number;
  /** What stands there, short enough for a sentence. */
  readonly found: string;
}

/** Numbers that Python writes and JSON does not know, as [start, end) in the text. */
export type NotNumbers = readonly (readonly [number, number])[];

const blank = /[ \t\n\r]*/y;
const plainString = /[^"\\\p{Cc}]*/uy;
// Of the controls only those below 0x20 must be escaped in JSON.
const rest = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\u007f-\u009f]/y;
const atom = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const notNumber = /NaN|-?Infinity/y;

/**
 * Reads a text that `JSON.parse` refused: the first fault, or the places of `NaN` and `Infinity` where those are all.
 * V8's own message cannot be used: it names no line for long files and differs between versions.
 */
export function scanJson(text: string): JsonFault | NotNumbers {
  return new Scanner(text).scan();
}

class Scanner {
  private at = 0;
  private readonly strange: [number, number][] = [];

  constructor(private readonly text: string) {}

  scan(): JsonFault | NotNumbers {
    const closers: ('}' | ']')[] = [];
    let expect: 'value' | 'key' | 'after' = 'value';
    let mayClose = false;
    for (;;) {
      this.take(blank);
      const character = this.text[this.at];
      if (expect === 'after' && closers.length === 0)
        return character === undefined ? this.strange : this.fault();
      if (character === undefined) return this.fault();
      const closer = closers.at(-1);
      if (character === closer && (expect === 'after' || mayClose)) {
        this.at++;
        closers.pop();
        [expect, mayClose] = ['after', false];
      } else if (expect === 'after') {
        if (character !== ',') return this.fault();
        this.at++;
        [expect, mayClose] = [closer === '}' ? 'key' : 'value', false];
      } else if (expect === 'key') {
        if (character !== '"' || !this.string()) return this.fault();
        this.take(blank);
        if (this.text[this.at] !== ':') return this.fault();
        this.at++;
        [expect, mayClose] = ['value', false];
      } else if (character === '{' || character === '[') {
        this.at++;
        closers.push(character === '{' ? '}' : ']');
        [expect, mayClose] = [character === '{' ? 'key' : 'value', true];
      } else {
        if (!this.scalar(character)) return this.fault();
        [expect, mayClose] = ['after', false];
      }
    }
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private scalar(first: string): boolean {
    if (first === '"') return this.string();
    if (this.take(atom)) return true;
    const start = this.at;
    if (!this.take(notNumber)) return false;
    this.strange.push([start, this.at]);
    return true;
  }

  private string(): boolean {
    this.at++;
    do this.take(plainString);
    while (this.take(rest));
    if (this.text[this.at] !== '"') return false;
    this.at++;
    return true;
  }

  private fault(): JsonFault {
    const before = this.text.slice(0, this.at);
    const start = before.lastIndexOf('\n') + 1;
    let line = 1;
    for (let index = before.indexOf('\n'); index >= 0; index = before.indexOf('\n', index + 1)) line++;
    const character = this.text.codePointAt(this.at);
    const found = character === undefined ? '' : String.fromCodePoint(character);
    const rest = this.text.slice(this.at, this.at + 12);
    const kind =
      character === undefined || isCutWord(rest)
        ? 'truncated'
        : /^(<{7}|={7}|>{7}|\|{7})/.test(rest)
          ? 'conflict'
          : character < 0x20
            ? 'control'
            : 'unexpected';
    return { kind, line, column: this.at - start + 1, found };
  }
}

/** The file ends inside `true`, `null`, a number or an escape. */
function isCutWord(rest: string): boolean {
  return (
    ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].some((word) => word.startsWith(rest)) ||
    /^(-?\d+\.?|-?\d[\d.]*[eE][+-]?|-|\\(u[0-9a-fA-F]{0,3})?)$/.test(rest)
  );
}

/** The text with `NaN` and `Infinity` as null. */
export function withoutNotNumbers(text: string, places: NotNumbers): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of places) {
    pieces.push(text.slice(done, start), 'null');
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
