import { lstatSync, type Stats } from 'node:fs';

/** What lies at a path, links themselves; undefined where nothing can be seen there, for whatever reason. */
export function lstatIfAny(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}
