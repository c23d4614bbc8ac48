import { UserError } from '../../../shared/errors';

/** Longer is no message: a quote that never ends, or a file without line breaks. */
export const longestMessage = 1_000_000;

type Place = 'start' | 'plain' | 'quoted' | 'closed';

/** Reads CSV (RFC 4180) piece by piece; a quote that does not begin a field is a character like others. */
export class CsvReader {
  private row: string[] = [];
  private field = '';
  private place: Place = 'start';
  private rows = 0;
  private afterReturn = false;

  constructor(
    private readonly delimiter: string,
    private readonly take: (row: readonly string[]) => void,
  ) {}

  push(text: string): void {
    let at = 0;
    while (at < text.length) at = this.place === 'quoted' ? this.quoted(text, at) : this.plain(text, at);
  }

  end(): void {
    if (this.place !== 'start' || this.row.length > 0) this.endRow();
  }

  /** From `at` to behind the next quote, or to the end. */
  private quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    const to = quote < 0 ? text.length : quote;
    this.add(text.slice(at, to));
    if (quote < 0) return to;
    this.place = 'closed';
    return quote + 1;
  }

  private plain(text: string, at: number): number {
    const char = text[at] ?? '';
    const wasReturn = this.afterReturn;
    this.afterReturn = false;
    if (char === '"' && this.place !== 'plain') {
      // Right behind a closed field it was one of two: a quote in the text.
      if (this.place === 'closed') this.add('"');
      this.place = 'quoted';
    } else if (char === this.delimiter) {
      this.endField();
    } else if (char === '\n') {
      if (!wasReturn) this.endRow();
    } else if (char === '\r') {
      this.endRow();
      this.afterReturn = true;
    } else {
      let to = at + 1;
      while (to < text.length && !this.isSpecial(text[to] ?? '')) to++;
      this.add(text.slice(at, to));
      if (this.place !== 'closed') this.place = 'plain';
      return to;
    }
    return at + 1;
  }

  private isSpecial(char: string): boolean {
    return char === this.delimiter || char === '\n' || char === '\r' || char === '"';
  }

  private add(text: string): void {
    if (this.field.length + text.length > longestMessage)
      throw new UserError('kakao.longMessage', { row: this.rows + 1 });
    this.field += text;
  }

  private endField(): void {
    this.row.push(this.field);
    this.field = '';
    this.place = 'start';
    if (this.row.length > 100) throw new UserError('kakao.unknownFormat');
  }

  private endRow(): void {
    if (this.place === 'start' && this.row.length === 0) return;
    this.endField();
    this.rows++;
    this.take(this.row);
    this.row = [];
  }
}
