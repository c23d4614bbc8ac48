import { esc } from './ansi';
import type { Output, StreamOutput } from './types';

/** Outputs with consecutive streams of one name made one, and what they do to the terminal's cursor done. */
export function mergedStreams(outputs: readonly Output[]): Output[] {
  const merged: Output[] = [];
  let texts: string[] = [];
  let name: StreamOutput['name'] | undefined;
  const end = (): void => {
    if (name !== undefined) merged.push({ type: 'stream', name, text: applyControls(texts.join('')) });
    [texts, name] = [[], undefined];
  };
  for (const output of outputs) {
    if (output.type !== 'stream') {
      end();
      merged.push(output);
    } else {
      if (output.name !== name) end();
      name = output.name;
      texts.push(output.text);
    }
  }
  end();
  return merged;
}

const style = new RegExp(`${esc}\\[[0-9;:]*m`, 'g');
const cursor = `${esc}\\[(\\d*)([ABCDGK])`;
const control = new RegExp(`\r\n|[\r\n\b]|${cursor}`, 'g');
const moves = new RegExp(`\r(?!\n)|\b|${cursor}`);

/**
 * Carriage returns, backspaces and simple cursor movements applied as a terminal would, so that a progress bar is
 * its last state. Colours stay with the characters they were written with.
 */
export function applyControls(text: string): string {
  if (!moves.test(text)) return text.replaceAll('\r\n', '\n');
  const screen = new Screen();
  let done = 0;
  for (const match of text.matchAll(control)) {
    screen.write(text.slice(done, match.index));
    done = match.index + match[0].length;
    if (match[0] === '\n' || match[0] === '\r\n') screen.newLine();
    else if (match[0] === '\r') screen.column = 0;
    else if (match[0] === '\b') screen.column = Math.max(0, screen.column - 1);
    else screen.move(match[2] ?? '', match[1] ?? '');
  }
  screen.write(text.slice(done));
  return screen.toString();
}

/** A line is kept as written until something is overwritten in it; only then it becomes cells. */
interface Line {
  text: string;
  length: number;
  /** Style in force at its start and at its end. */
  start: string;
  end: string;
  cells?: { readonly character: string; readonly style: string }[];
}

class Screen {
  private readonly lines: Line[] = [{ text: '', length: 0, start: '', end: '' }];
  private row = 0;
  private style = '';
  column = 0;

  newLine(): void {
    this.row++;
    this.column = 0;
    if (this.row === this.lines.length)
      this.lines.push({ text: '', length: 0, start: this.style, end: this.style });
  }

  move(command: string, parameter: string): void {
    // No cursor goes beyond a wide terminal, whatever the file says.
    const count = Math.min(1000, Number(parameter) || 1);
    if (command === 'A') this.row = Math.max(0, this.row - count);
    else if (command === 'B') this.row = Math.min(this.lines.length - 1, this.row + count);
    else if (command === 'C') this.column += count;
    else if (command === 'D') this.column = Math.max(0, this.column - count);
    else if (command === 'G') this.column = count - 1;
    else this.erase(parameter);
  }

  write(chunk: string): void {
    if (chunk === '') return;
    const line = this.line();
    const plain = chunk.includes(esc) ? chunk.replace(style, '') : chunk;
    const length = lengthOf(plain);
    const before = this.style;
    this.style = styleAfter(before, chunk);
    if (this.column === 0 && length >= line.length) {
      Object.assign(line, { text: chunk, length, start: before, end: this.style });
      delete line.cells;
    } else if (this.column === line.length && !line.cells && line.end === before) {
      line.text += chunk;
      line.length += length;
      line.end = this.style;
    } else overwrite(cellsOf(line), this.column, chunk, before);
    this.column += length;
    if (line.cells) line.length = line.cells.length;
  }

  toString(): string {
    let running = '';
    const become = (wanted: string): string => {
      if (wanted === running) return '';
      running = wanted;
      return `${esc}[0m${wanted}`;
    };
    return this.lines
      .map((line) => {
        if (line.cells)
          return line.cells
            .map(({ character, style: own }) => become(own) + character)
            .join('')
            .trimEnd();
        const text = line.text === '' ? '' : become(line.start) + line.text;
        if (line.text !== '') running = line.end;
        return text;
      })
      .join('\n');
  }

  /** K: to the end of the line (0), to its start (1), all of it (2). */
  private erase(mode: string): void {
    const line = this.line();
    const cells = cellsOf(line);
    if (mode === '2') cells.length = 0;
    else if (mode === '1') cells.fill({ character: ' ', style: '' }, 0, this.column + 1);
    else cells.length = Math.min(cells.length, this.column);
    line.length = cells.length;
  }

  private line(): Line {
    const line = this.lines[this.row];
    if (!line) throw new RangeError('cursor outside the screen');
    return line;
  }
}

function cellsOf(line: Line): NonNullable<Line['cells']> {
  if (!line.cells) {
    line.cells = [];
    overwrite(line.cells, 0, line.text, line.start);
  }
  return line.cells;
}

function overwrite(cells: NonNullable<Line['cells']>, column: number, chunk: string, start: string): void {
  while (cells.length < column) cells.push({ character: ' ', style: '' });
  let at = column;
  let own = start;
  let done = 0;
  const put = (text: string): void => {
    for (const character of text) cells[at++] = { character, style: own };
  };
  for (const match of chunk.matchAll(style)) {
    put(chunk.slice(done, match.index));
    done = match.index + match[0].length;
    own = styleAfter(own, match[0]);
  }
  put(chunk.slice(done));
}

/** All style sequences since the last reset; the oldest are forgotten where nobody ever resets. */
function styleAfter(before: string, chunk: string): string {
  if (!chunk.includes(esc)) return before;
  let own = before;
  for (const [found] of chunk.matchAll(style))
    own = /\[0*m$/.test(found) ? '' : own.length + found.length > 400 ? found : own + found;
  return own;
}

/** Characters, counting those outside the basic plane once. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
