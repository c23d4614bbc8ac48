import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = 'media/course';

/** The files of our own course by their path inside it. */
export const shipped: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(md|json|svg)$/.test(file))
    .map((file): [string, string] => [
      file.split(path.sep).join('/'),
      readFileSync(path.join(folder, file), 'utf8'),
    ]),
);
