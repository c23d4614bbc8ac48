import { shellQuoted } from '../../../shared/shellQuote';

/**
 * A script of bash behind variables and arrays, to be read from standard input: as a whole before it begins, so that what
 * follows there is none of the shell's business.
 */
export function headed(script: string, header: Readonly<Record<string, string | readonly string[]>>): string {
  const lines = Object.entries(header).map(([name, value]) =>
    typeof value === 'string'
      ? `${name}=${shellQuoted(value)}\n`
      : `${name}=(${value.map((one) => shellQuoted(one)).join(' ')})\n`,
  );
  return `{\n${lines.join('')}${script}\n}\n`;
}
