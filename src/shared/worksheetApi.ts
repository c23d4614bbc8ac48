import { isObject } from './json';

/** The worksheet of a task in a course of others, for the command that writes worksheets: texts, and where they go. */
export interface ForeignWorksheet {
  /** `task-…` */
  readonly task: string;
  /** Name of the folder below `worksheets` that belongs to the course. */
  readonly slug: string;
  readonly template: string;
  /** Somebody's answers for another case, where the course has some. */
  readonly example?: string;
}

const longest = 300_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;

/** Anybody may call a command: names become parts of paths only where they are nothing but names. */
export function isForeignWorksheet(value: unknown): value is ForeignWorksheet {
  if (!isObject(value)) return false;
  const { task, slug, template, example } = value;
  return (
    isText(task) &&
    /^task-[a-z0-9-]{1,100}$/.test(task) &&
    isText(slug) &&
    /^[a-z0-9]+(?:-[a-z0-9]+){1,30}$/.test(slug) &&
    isText(template) &&
    (example === undefined || isText(example))
  );
}
