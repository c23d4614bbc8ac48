import { UserError } from '../../../shared/errors';
import { longestMessage } from './csv';

/** Cuts text that comes in pieces into lines, whatever ends them. */
export class LineReader {
  private left = '';
  private lines = 0;

  constructor(private readonly take: (line: string) => void) {}

  push(text: string): void {
    const parts = (this.left + text).split('\n');
    this.left = parts.pop() ?? '';
    if (this.left.length > longestMessage) throw new UserError('kakao.longMessage', { row: this.lines + 1 });
    for (const line of parts) this.line(line);
  }

  end(): void {
    if (this.left !== '') this.line(this.left);
    this.left = '';
  }

  private line(line: string): void {
    this.lines++;
    this.take(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
