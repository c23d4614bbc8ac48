import { CsvReader } from './csv';
import { readEvent, readHeading } from './events';
import { LineReader } from './lines';
import { readDay, readMoment, readMomentLine, readTime } from './moment';

/** What KakaoTalk exports, by where; `csv` is the Mac's after a spreadsheet or pandas has saved it again. */
export type ChatFormat = 'mac' | 'csv' | 'windows' | 'android' | 'ios';

export interface Message {
  /** `2026-10-02 15:15:00`. */
  readonly moment: string;
  readonly user: string;
  readonly message: string;
}

/** What a reader finds, in the order of the file. */
export interface ChatTaker {
  message(found: Message): void;
  /** A name that is no author's here; `whole` if parts of it are not to be taken for nicknames. */
  name(name: string, whole: boolean): void;
  /** Something that should be a message and cannot be read. */
  skipped(): void;
}

export interface ChatReader {
  push(text: string): void;
  end(): void;
}

/** A reader of a format; `delimiter` is that of the CSV formats. */
export function readerOf(format: ChatFormat, delimiter: string, taker: ChatTaker): ChatReader {
  if (format === 'mac' || format === 'csv') return csvReader(delimiter, taker);
  const chat = format === 'windows' ? new WindowsChat(taker) : new PhoneChat(taker);
  const lines = new LineReader((line) => chat.line(line));
  return {
    push: (text) => lines.push(text),
    end: () => {
      lines.end();
      chat.end();
    },
  };
}

function csvReader(delimiter: string, taker: ChatTaker): ChatReader {
  let places: readonly number[] | undefined;
  return new CsvReader(delimiter, (row) => {
    // The first row is the heading: columns may have moved, and pandas adds one for its index.
    if (!places) {
      places = headingPlaces(row);
      return;
    }
    const [date = '', user = '', message = ''] = places.map((place) => row[place] ?? '');
    const moment = readMoment(date);
    if (moment === undefined) {
      if (user !== '') taker.name(user, false);
      taker.skipped();
      return;
    }
    // Who came and left stands in rows of the one who acted: they are messages here, as they are for any tool.
    const event = readEvent(message);
    if (event?.names[0] === user) for (const one of event.names) taker.name(one, false);
    taker.message({ moment, user: user.trim(), message: message.replaceAll('\r\n', '\n') });
  });
}

const headings = [
  ['date', '날짜'],
  ['user', '사용자', '이름'],
  ['message', '메시지', '내용'],
];

/** Where date, user and message stand, or -1. */
export function headingPlaces(row: readonly string[]): number[] {
  const names = row.map((one) =>
    one
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  return headings.map((known) => names.findIndex((one) => known.includes(one)));
}

/** Messages of more than one line, and the lines that are none. */
abstract class LineChat {
  private open: { moment: string; user: string; lines: string[] } | undefined;
  protected begun = false;

  constructor(protected readonly taker: ChatTaker) {}

  abstract line(line: string): void;

  end(): void {
    if (!this.open) return;
    const { moment, user, lines } = this.open;
    this.open = undefined;
    while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
    this.taker.message({ moment, user, message: lines.join('\n') });
  }

  protected start(moment: string, user: string, message: string): void {
    this.end();
    this.begun = true;
    this.open = { moment, user: user.trim(), lines: [message] };
  }

  protected more(line: string): void {
    if (this.open) this.open.lines.push(line);
    else {
      const heading = this.begun ? undefined : readHeading(line.replace(/^\ufeff/, '').trim());
      if (heading !== undefined) this.taker.name(heading, true);
    }
  }

  /** True for a line of the system's own; who is named in it is told. */
  protected event(text: string, bySystem: boolean): boolean {
    const event = readEvent(text.trim());
    for (const one of event?.names ?? []) this.taker.name(one, !bySystem && !event?.sure);
    return event !== undefined;
  }
}

/** `[이름] [오후 3:15] 메시지` below headings with the day. */
class WindowsChat extends LineChat {
  private day: string | undefined;

  line(line: string): void {
    const divider = /^-{3,} ?(.+?) ?-{3,}$/.exec(line.trim());
    const day = divider?.[1] === undefined ? undefined : readDay(divider[1]);
    if (day !== undefined) {
      this.end();
      this.day = day;
      return;
    }
    const [, user = '', clock = '', message = ''] = windowsLine.exec(line) ?? [];
    const time = clock === '' ? undefined : readTime(clock);
    if (time === undefined) {
      if (!this.event(line, false)) this.more(line);
      return;
    }
    if (this.day !== undefined) this.start(`${this.day} ${time}`, user, message);
    else {
      this.taker.name(user, false);
      this.taker.skipped();
    }
  }
}

const windowsLine = /^\[(.{1,200}?)\] \[([^\]]{4,20})\](?: (.*))?$/s;

/** `2026년 10월 2일 오후 3:15, 이름 : 메시지`, each line with its day. */
class PhoneChat extends LineChat {
  line(line: string): void {
    const found = readMomentLine(line.replace(/^\ufeff/, ''));
    if (!found) {
      // A heading of a day alone belongs to no message.
      if (readDay(line) === undefined) this.more(line);
      return;
    }
    const [, user, message = ''] =
      found.rest === undefined ? [] : (/^(.{1,200}?) :(?: (.*))?$/s.exec(found.rest) ?? []);
    if (user !== undefined) {
      this.start(found.moment, user, message);
      return;
    }
    this.end();
    this.begun = true;
    if (found.rest !== undefined) this.event(found.rest, true);
  }
}
