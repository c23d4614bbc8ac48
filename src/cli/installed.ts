import * as path from 'node:path';

/** Folder of the bundles: that of `cli.js`, one above the verbs'. */
export const dist = path.join(__dirname, '..');

/** Something that is installed as it is: `course`, `exercises`, `templates` and what is in them. */
export const mediaAt = (...names: readonly string[]): string => path.join(dist, '..', 'media', ...names);
