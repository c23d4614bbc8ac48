import * as path from 'node:path';
import type { Finding } from '../core/notes/check';
import { say } from './terminal';

/** A finding as `--json` prints it. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly message: string;
}

/** Findings in words, with paths that an editor opens; `folder` as the person wrote it. */
export function told(folder: string, findings: readonly Finding[]): Told[] {
  return findings.map(({ file, line, message, args }) => ({
    file: path.join(folder, file),
    line,
    id: message,
    message: say(message, args),
  }));
}

/** One line each, `file:line: message`, on stderr. */
export function printFindings(findings: readonly Told[]): void {
  for (const { file, line, message } of findings) printLine(`${file}:${line}: ${message}`);
}

/** A line on stderr without what a terminal obeys: names and titles in other people's folders are anybody's. */
export function printLine(text: string): void {
  process.stderr.write(
    `${text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')}\n`,
  );
}
