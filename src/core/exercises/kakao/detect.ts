import { CsvReader } from './csv';
import { readMomentLine, readTime } from './moment';
import { headingPlaces, type ChatFormat } from './readers';

export interface Detected {
  readonly format: ChatFormat;
  readonly delimiter: string;
}

/** Which export a text is the beginning of; undefined if none. */
export function detectFormat(beginning: string): Detected | undefined {
  const text = beginning.replace(/^\ufeff/, '').trimStart();
  for (const delimiter of [',', ';', '\t']) {
    const [first, second] = firstRows(text, delimiter);
    if (!first || headingPlaces(first).some((place) => place < 0)) continue;
    // The Mac writes seconds and quotes; what was saved again has lost one of them.
    const mac = delimiter === ',' && /^\s*date,user,message\s/i.test(text);
    const data = text.slice(text.search(/[\r\n]/)).trimStart();
    const own = second === undefined || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,"/.test(data);
    return { format: mac && own ? 'mac' : 'csv', delimiter };
  }
  const votes: Record<'windows' | 'android' | 'ios', number> = { windows: 0, android: 0, ios: 0 };
  for (const line of text.split(/\r?\n/).slice(0, 2000)) {
    const clock = /^\[.{1,200}?\] \[([^\]]{4,20})\]/.exec(line)?.[1];
    if (clock !== undefined && readTime(clock) !== undefined) votes.windows++;
    else if (/ :( |$)/.test(line) && readMomentLine(line)?.rest !== undefined)
      votes[/^\d{4}\.|^[A-Z][a-z]{2} \d/.test(line) ? 'ios' : 'android']++;
  }
  const [best] = Object.entries(votes).sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? { format: best[0] as ChatFormat, delimiter: ',' } : undefined;
}

function firstRows(text: string, delimiter: string): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  try {
    new CsvReader(delimiter, (row) => {
      if (rows.length < 2) rows.push(row);
    }).push(text.slice(0, 100_000));
  } catch {
    // No CSV then; other formats are tried.
  }
  return rows;
}
