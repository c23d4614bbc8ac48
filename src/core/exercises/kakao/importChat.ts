import { UserError } from '../../../shared/errors';
import type { Lang } from '../../../shared/t';
import { longestMessage } from './csv';
import { detectFormat, type Detected } from './detect';
import { EncodingGuess, type ChatEncoding } from './encoding';
import { People, type NameFinder } from './people';
import { Pseudonyms, type Digest } from './pseudonyms';
import { readerOf, type ChatFormat, type ChatTaker, type Message } from './readers';
import { nothingReplaced, rewritten, type Replaced } from './rewrite';

/** What an import needs from outside. */
export interface ImportPorts {
  /** The file's bytes from its beginning; asked for several times. Throws where somebody has cancelled. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly digest: Digest;
  /** Bytes read since the last call; each of `readings` passes reads the whole file. */
  readonly progress?: (bytes: number) => void;
}

/** How often `prepareImport` reads the file; writing reads it once more. */
export const readings = 3;

/** A chat that is ready to be written, and what a person should know before. Nothing of it is raw. */
export interface PreparedImport {
  readonly format: ChatFormat;
  readonly encoding: ChatEncoding;
  readonly rows: number;
  /** Rows that look like messages and cannot be read. */
  readonly skipped: number;
  readonly people: number;
  readonly replaced: Replaced;
  /** The first rows as they will be written. */
  readonly beginning: string;
  readonly from: string;
  readonly to: string;
  /** The year with most messages. */
  readonly year: string;
  /** `Date,User,Message` as KakaoTalk for the Mac writes it, piece by piece. */
  write(): AsyncIterable<string>;
}

const detectFrom = 200_000;
const shownRows = 8;
const mostShown = 2000;
const heading = 'Date,User,Message\n';

/**
 * Reads a chat of any of the five formats and makes pseudonyms for everybody in it. The key of `digest` should be made for
 * one import and then be forgotten: names are few enough to be tried one by one by anybody who has it. Throws UserError,
 * which holds nothing of the chat, where it cannot be read.
 */
export async function prepareImport(ports: ImportPorts, lang: Lang): Promise<PreparedImport> {
  const encoding = await encodingOf(ports);
  const people = new People();
  const years = new Map<string, number>();
  let [rows, skipped, from, to] = [0, 0, '9', ''];
  const detected = await readChat(ports, encoding, {
    message: ({ moment, user }) => {
      rows++;
      people.add(cleaned(user));
      const year = moment.slice(0, 4);
      years.set(year, (years.get(year) ?? 0) + 1);
      if (moment < from) from = moment;
      if (moment > to) to = moment;
    },
    name: (name, whole) => people.add(cleaned(name), whole),
    skipped: () => skipped++,
  });
  if (rows === 0) throw new UserError('kakao.unknownFormat');
  const finder = people.finder();
  const pseudonyms = new Pseudonyms(ports.digest, lang, (text) => finder.touches(text));
  const write = (replaced: Replaced): AsyncIterable<string> =>
    written({ ports, encoding, finder, pseudonyms, replaced, rows });

  const replaced = nothingReplaced();
  let beginning = '';
  for await (const text of write(replaced))
    if (beginning.length < mostShown) beginning += text.slice(0, mostShown * 2);
  const [[year] = ['']] = [...years].sort(([, a], [, b]) => b - a);
  return {
    format: detected.format,
    encoding,
    rows,
    skipped,
    people: people.size,
    replaced,
    beginning: firstRows(beginning),
    from,
    to,
    year,
    write: () => write(nothingReplaced()),
  };
}

async function encodingOf({ open, progress }: ImportPorts): Promise<ChatEncoding> {
  const guess = new EncodingGuess();
  let size = 0;
  for await (const bytes of open()) {
    guess.push(bytes);
    size += bytes.length;
    progress?.(bytes.length);
  }
  if (size === 0) throw new UserError('kakao.empty');
  const encoding = guess.end();
  if (encoding === undefined) throw new UserError('kakao.notText');
  return encoding;
}

/** Reads all of a chat; what it is is found out from its beginning. */
async function readChat(ports: ImportPorts, encoding: ChatEncoding, taker: ChatTaker): Promise<Detected> {
  let found: Detected | undefined;
  for await (const known of readPieces(ports, encoding, taker)) found = known;
  if (!found) throw new UserError('kakao.unknownFormat');
  return found;
}

/** Comes back after each piece, so that what was taken can be handed on. */
async function* readPieces(
  { open, progress }: ImportPorts,
  encoding: ChatEncoding,
  taker: ChatTaker,
): AsyncGenerator<Detected> {
  const decoder = new TextDecoder(encoding);
  let uncut = '';
  let [beginning, ended]: [string | undefined, boolean] = ['', false];
  let detected: Detected | undefined;
  let reader: ReturnType<typeof readerOf> | undefined;
  const take = (piece: string): void => {
    // Macs take letters of Hangul apart. They are put together line by line: the end of a piece may be half a letter.
    const whole = uncut + piece;
    const cut = ended || whole.length > longestMessage ? whole.length : whole.lastIndexOf('\n') + 1;
    uncut = whole.slice(cut);
    const text = whole.slice(0, cut).normalize('NFC');
    if (beginning === undefined) {
      reader?.push(text);
      return;
    }
    beginning += text;
    if (beginning.length < detectFrom && !ended) return;
    detected = detectFormat(beginning);
    if (!detected) throw new UserError('kakao.unknownFormat');
    reader = readerOf(detected.format, detected.delimiter, taker);
    reader.push(beginning);
    beginning = undefined;
  };
  for await (const bytes of open()) {
    take(decoder.decode(bytes, { stream: true }));
    progress?.(bytes.length);
    if (detected) yield detected;
  }
  ended = true;
  take(decoder.decode());
  reader?.end();
  if (detected) yield detected;
}

interface Writing {
  readonly ports: ImportPorts;
  readonly encoding: ChatEncoding;
  readonly finder: NameFinder;
  readonly pseudonyms: Pseudonyms;
  readonly replaced: Replaced;
  /** As many as the first reading found. */
  readonly rows: number;
}

async function* written({
  ports,
  encoding,
  finder,
  pseudonyms,
  replaced,
  rows,
}: Writing): AsyncGenerator<string> {
  let lines: string[] = [];
  let count = 0;
  const taker: ChatTaker = {
    message: ({ moment, user, message }: Message) => {
      count++;
      const name = cleaned(user).trim();
      const author = name === '' ? '' : pseudonyms.person(name);
      const text = rewritten(cleaned(message), finder, pseudonyms, replaced).replaceAll('"', '""');
      lines.push(`${moment},"${author}","${text}"\n`);
    },
    name: () => undefined,
    skipped: () => undefined,
  };
  yield heading;
  for await (const _ of readPieces(ports, encoding, taker)) {
    if (lines.length > 0) yield lines.join('');
    lines = [];
  }
  if (count !== rows) throw new UserError('kakao.changed');
}

/** Without signs that have no width: they would make two names of one. */
const cleaned = (text: string): string => text.replace(/[\u200b\u2060\ufeff]/g, '');

function firstRows(text: string): string {
  const lines = text.split('\n').slice(0, shownRows + 1);
  const whole = lines.join('\n');
  return whole.length > mostShown ? `${whole.slice(0, mostShown)}…` : whole;
}
