import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { shellParser, type ShellParser } from '../../core/exercises/shellParser';

const made = new Map<string, Promise<ShellParser>>();

/** The parser of shell scripts whose two files lie in the lab's `dist`; made once, when it is first needed. */
export function shellParserIn(dist: string): Promise<ShellParser> {
  const known = made.get(dist);
  if (known) return known;
  const parser = Promise.all(
    ['shell-engine.wasm', 'shell-grammar.wasm'].map((name) => readFile(path.join(dist, name))),
  ).then(([engine, grammar]) => {
    if (!engine || !grammar) throw new Error('no grammar');
    return shellParser({ engine, grammar });
  });
  made.set(dist, parser);
  return parser;
}
