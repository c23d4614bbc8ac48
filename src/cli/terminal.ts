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

/** Bytes for people, in powers of 1000. */
export function readableSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
