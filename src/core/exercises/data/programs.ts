import { shellQuoted } from '../../../shared/shellQuote';
import type { Row } from './scene';

/**
 * `streams` prints its rows (`out` or `err`, text) where they belong, `warnings` does so by a function: its text does not
 * tell which line goes where; `lookup` reads keys and prints each with its value.
 */
export type ProgramKind = 'streams' | 'warnings' | 'lookup';

/** Where a program that may be started once has a line for each start. */
export const startsFile = 'starts.txt';

/** A script in POSIX sh that does what its kind says with two columns; with `once` it writes down each start. */
export function programText(kind: ProgramKind, rows: readonly Row[], once = false): string {
  if (once) return `echo started >> ${startsFile}\n${programText(kind, rows)}`;
  if (kind === 'streams')
    return rows
      .map(([stream, text = '']) => `echo ${shellQuoted(text)}${stream === 'err' ? ' >&2' : ''}\n`)
      .join('');
  if (kind === 'warnings')
    return `warn() {\n  echo "$1" >&2\n}\n${rows
      .map(([stream, text = '']) => `${stream === 'err' ? 'warn' : 'echo'} ${shellQuoted(text)}\n`)
      .join('')}`;
  const known = rows.map(
    ([key = '', value = '']) => `    ${shellQuoted(key)}) echo ${shellQuoted(`${key} ${value}`)} ;;\n`,
  );
  return `while IFS= read -r line; do
  case $line in
${known.join('')}    *) echo "$line ?" ;;
  esac
done
`;
}
