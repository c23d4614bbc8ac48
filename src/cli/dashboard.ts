import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { exportDashboard } from '../core/notebook/export';
import { isFault } from '../core/notebook/faults';
import { readAsset } from '../process/assets';
import { MediaFiles } from '../process/mediaFiles';
import { readNotebook } from '../process/readNotebook';
import { UserError } from '../shared/errors';
import { dist } from './installed';
import { Failure, readableSize, readOptions, say, terminalLanguage, unknownWord } from './terminal';

/** `ailab dashboard render NB -o OUT.html`: exit status 0 done, 2 bad use or unreadable input. */
export async function dashboard([verb, ...words]: readonly string[]): Promise<number> {
  if (verb !== 'render') throw new Failure(2, say('cli.usage'));
  const { notebook, out, trusted, code, theme } = optionsOf(words);
  const file = path.resolve(notebook);
  const loaded = await readNotebook(file, { worker: path.join(dist, 'notebook.worker.js') }).catch(
    (error: unknown) => {
      if (error instanceof UserError)
        throw new Failure(2, say('cli.cannotRead', { file: notebook, text: say(error.id, error.args) }));
      throw error;
    },
  );
  try {
    const fault = loaded.source.problems.find(isFault);
    if (fault) {
      throw new Failure(2, say('cli.cannotRead', { file: notebook, text: say(fault.message, fault.args) }));
    }
    const media = new MediaFiles(path.join(dist, 'media'));
    const { html, tiles } = await exportDashboard(
      loaded.source,
      { title: path.basename(file), lang: terminalLanguage(), trusted, code, theme },
      {
        bundle: (name) => media.bundle(name),
        asset: (url) => readAsset(file, path.dirname(file), url),
        nonce: randomBytes(16).toString('base64url'),
      },
    );
    for (const { message, args, cell } of loaded.source.problems) {
      const text = say(message, args);
      process.stderr.write(
        (cell === undefined ? text : say('problem.inCell', { cell: cell + 1, text })) + '\n',
      );
    }
    if (out === '-') process.stdout.write(html);
    else await writeWhole(out, html);
    process.stderr.write(
      say('cli.rendered', { file: out, size: readableSize(Buffer.byteLength(html)), tiles }) + '\n',
    );
    return 0;
  } finally {
    loaded.dispose();
  }
}

function optionsOf(words: readonly string[]): {
  notebook: string;
  out: string;
  trusted: boolean;
  code: boolean;
  theme: 'follow' | 'light' | 'dark';
} {
  const { values, positionals } = readOptions(words, {
    output: { type: 'string', short: 'o' },
    untrusted: { type: 'boolean', default: false },
    code: { type: 'boolean', default: false },
    theme: { type: 'string', default: 'follow' },
  });
  const [notebook, ...more] = positionals;
  const { output: out, theme } = values;
  if (notebook === undefined || more.length > 0 || out === undefined) throw new Failure(2, say('cli.usage'));
  if (theme !== 'follow' && theme !== 'light' && theme !== 'dark')
    throw new Failure(2, unknownWord(`--theme ${theme}`));
  return { notebook, out, trusted: !values.untrusted, code: values.code, theme };
}

/** Beside first, then renamed: a failed write leaves an older file as it was. */
async function writeWhole(out: string, text: string): Promise<void> {
  const beside = `${out}.${process.pid}.tmp`;
  try {
    await mkdir(path.dirname(path.resolve(out)), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, out);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Failure(2, say('cli.cannotWrite', { file: out, reason: (error as Error).message }));
  }
}
