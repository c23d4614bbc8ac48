/** A day and a time of day, as numbers. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Each is used whole and as a part of longer patterns: no named groups, and as many groups as `dayOf` counts on.
const yearFirst = String.raw`(\d{4})(?:년|[.\-/]) ?(\d{1,2})(?:월|[.\-/]) ?(\d{1,2})(?:일|\.)?(?: ?\(?[월화수목금토일](?:요일)?\)?)?`;
const monthName = String.raw`(?:[A-Z][a-z]{2,8},? )?([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})`;
const dayFirst = String.raw`(?:[A-Z][a-z]{2,8},? )?(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})`;
const numbers = String.raw`(\d{1,2})\/(\d{1,2})\/(\d{4})`;
const clock = String.raw`(오전|오후|[AP]M)? ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?`;
const dayPattern = `(?:${yearFirst}|${monthName}|${dayFirst}|${numbers})`;
const dayGroups = 12;

const wholeDay = new RegExp(`^${dayPattern}$`);
const wholeTime = new RegExp(`^${clock}$`);
const wholeMoment = new RegExp(`^${dayPattern}(?:,? at |,? |T)${clock}$`);
const lineStart = new RegExp(`^${dayPattern}(?:,? at |,? )${clock}(?:, ?(.*))?$`, 's');
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Newer systems put narrow blanks that do not break before AM and PM. */
const plainBlanks = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ').trim();

/** `2026-10-02`, of a day as an export or a spreadsheet writes it; undefined if it is none. */
export function readDay(text: string): string | undefined {
  const found = wholeDay.exec(plainBlanks(text));
  return found ? dayOf(found) : undefined;
}

/** `15:15:00`, of a time of day in any of the two languages, by 12 hours or by 24. */
export function readTime(text: string): string | undefined {
  const found = wholeTime.exec(plainBlanks(text));
  return found ? timeOf(found.slice(1)) : undefined;
}

/** `2026-10-02 15:15:00`; undefined if the text is not exactly a day and a time. */
export function readMoment(text: string): string | undefined {
  const found = wholeMoment.exec(plainBlanks(text));
  return found ? joined(found) : undefined;
}

/** A line of a phone's export: when, and what stands after the comma; without `rest` it is a heading. */
export function readMomentLine(line: string): { moment: string; rest?: string } | undefined {
  // All of these begin with a figure or a capital; most lines that follow a message's first do not.
  if (!/^[0-9A-Z]/.test(line)) return undefined;
  // Blanks are made plain in the beginning only: the message stays as it is.
  const head = line.slice(0, 60).replace(/[\u00a0\u2009\u202f]/g, ' ');
  const found = lineStart.exec(head + line.slice(60));
  const moment = found ? joined(found) : undefined;
  if (!found || moment === undefined) return undefined;
  const rest = found[dayGroups + 6];
  return rest === undefined ? { moment } : { moment, rest: line.slice(line.length - rest.length) };
}

function joined(found: RegExpExecArray): string | undefined {
  const day = dayOf(found);
  const time = timeOf(found.slice(1 + dayGroups));
  return day === undefined || time === undefined ? undefined : `${day} ${time}`;
}

function dayOf(found: RegExpExecArray): string | undefined {
  const [y1, m1, d1, m2, d2, y2, d3, m3, y3, a = '', b = '', y4] = found.slice(1);
  if (y1 !== undefined) return checked({ year: +y1, month: Number(m1), day: Number(d1) });
  if (y2 !== undefined) return checked({ year: +y2, month: monthOf(m2), day: Number(d2) });
  if (y3 !== undefined) return checked({ year: +y3, month: monthOf(m3), day: Number(d3) });
  // A spreadsheet of the United States; where that cannot be, the day came first.
  const [month, day] = +a > 12 ? [+b, +a] : [+a, +b];
  return checked({ year: Number(y4), month, day });
}

const monthOf = (name = ''): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function checked({ year, month, day }: Day): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000
    ? `${year}-${two(month)}-${two(day)}`
    : undefined;
}

function timeOf([before, hours = '', minutes = '', seconds = '0', after]: readonly (string | undefined)[]):
  string | undefined {
  const half = before ?? after?.toUpperCase();
  const given = Number(hours);
  const late = half === '오후' || half?.startsWith('P') === true;
  // `오후 15:30` is written by some spreadsheets.
  const hour = half === undefined || given > 12 ? given : (given % 12) + (late ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${two(hour)}:${minutes}:${two(Number(seconds))}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
