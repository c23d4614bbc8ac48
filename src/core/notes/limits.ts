import type { MessageArgs, MessageId } from '../../shared/t';

/** What is read of a course at most. Ours has 10 lectures of 35 kB and 760 kB in all. */
export const courseLimits = {
  /** Addresses of places (`lab:lecture/99#id`) have two digits. */
  lectures: 99,
  /** Of each folder of a course. */
  files: 400,
  fileBytes: 150_000,
  /** Texts of all files together. */
  courseBytes: 3_000_000,
  /** UTF-16 units: a paragraph has a few hundred. */
  lineLength: 20_000,
  terms: 3000,
  /** Parts of a lecture's Markdown: paragraphs, items, cells, words in bold … Ours have 2,000. */
  parts: 20_000,
  /** UTF-16 units of all formulas of a lecture. */
  math: 20_000,
  /** UTF-16 units of what a lecture becomes on its page, formulas and colours of code included. */
  html: 1_500_000,
  /** Rows of the lecture's column. */
  rows: 1500,
  /** Levels of quotes and lists. */
  depth: 20,
} as const;

export type CourseLimit = keyof typeof courseLimits;

/** Why a file of a course, or all of it, is not read. */
export interface CourseFault {
  /** Path inside the course's folder. */
  readonly file: string;
  readonly line: number;
  readonly message: MessageId;
  readonly args: MessageArgs;
}

/** A limit that is exceeded, with how much there is and how much may be. */
export function tooMuch(file: string, limit: CourseLimit, found: number, line = 1): CourseFault {
  return { file, line, message: `notes.limit.${limit}`, args: { file, found, most: courseLimits[limit] } };
}

/** The first limit that a text exceeds by its length or by one of its lines. */
export function textFault(file: string, text: string): CourseFault | undefined {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const end = text.indexOf('\n', start);
    const length = (end < 0 ? text.length : end) - start;
    if (length > courseLimits.lineLength) return tooMuch(file, 'lineLength', length, line);
    if (end < 0) break;
    start = end + 1;
  }
  return undefined;
}
