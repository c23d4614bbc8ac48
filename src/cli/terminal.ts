import { parseArgs, type ParseArgsConfig } from 'node:util';
import { langOf, t, type Lang, type MessageArgs, type MessageId } from '../shared/t';

/** Ends the command with this status and these words: 1 the thing judged is wrong, 2 bad use or unreadable input. */
export class Failure extends Error {
  constructor(
    readonly status: 1 | 2 | 3,
    message: string,
  ) {
    super(message);
  }
}

/** `--lang` wins over LC_ALL, LC_MESSAGES and LANG; read before options are, so that even their errors are in it. */
export function terminalLanguage(words: readonly string[] = process.argv): Lang {
  const at = words.lastIndexOf('--lang');
  const given =
    at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  // POSIX: a variable that is set but empty counts as not set.
  return langOf(given ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== ''));
}

/** A text in the terminal's language. */
export function say(id: MessageId, args?: MessageArgs): string {
  return t(terminalLanguage(), id, args);
}

/** What to say of a word that no command knows. */
export const unknownWord = (word: string): string => `${say('cli.unknown', { word })}\n${say('cli.usage')}`;

/**
 * What was typed after a verb, `--lang` included, which `terminalLanguage` reads. What `parseArgs` refuses, and a language
 * that is none of ours, ends the command with status 2.
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  const read = () =>
    parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { ...options, lang: { type: 'string' } },
    });
  let found: ReturnType<typeof read>;
  try {
    found = read();
  } catch (error) {
    throw error instanceof Error ? new Failure(2, unknownWord(error.message)) : error;
  }
  const { lang } = found.values as { lang?: string };
  if (lang !== undefined && lang !== 'ko' && lang !== 'en')
    throw new Failure(2, unknownWord(`--lang ${lang}`));
  return found;
}

/** The options of verbs that take one folder: `DIR [--json]`. */
export function folderOptions(words: readonly string[]): { folder: string; json: boolean } {
  const { values, positionals } = readOptions(words, { json: { type: 'boolean', default: false } });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Failure(2, say('cli.usage'));
  return { folder, json: values.json };
}

/** Bytes for people, in powers of 1000. */
export function readableSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
