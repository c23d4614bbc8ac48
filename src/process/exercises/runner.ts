import { chmod, lstat, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Runner, RunRequest, RunResult } from '../../core/exercises/grade';
import { UserError } from '../../shared/errors';
import type { Permit } from '../../shared/permit';
import { withOpenFile } from '../openFile';
import { runInSandbox } from '../sandbox';
import { systemTool } from '../sandbox/box';
import type { Isolation } from '../sandbox/isolation';
import { removeHostile } from '../sandbox/removeHostile';

/** Counts as macOS does: four columns instead of seven. */
const bsdUniq = (uniq: string): string => `#!/bin/sh
# Stands in for the uniq of macOS: its counts are four columns wide, those of GNU seven.
case " $* " in
  *' -c '* | *' -'[a-z]*c* | *' --count '*) ${uniq} "$@" | sed 's/^ \\{0,3\\}//' ;;
  *) exec ${uniq} "$@" ;;
esac
`;

/**
 * A runner of answers: each in a fresh folder that holds the case's files, with the answer outside of it, so that an
 * answer that deletes or changes what it sees changes nothing else. Throws UserError where there is no bash.
 */
export function sandboxRunner(permit: Permit, isolation?: Isolation): Runner {
  return async (request) => {
    const bash = systemTool('bash', ['/opt/homebrew/bin']);
    if (bash === undefined) throw new UserError('exercises.noBash');
    const base = await realpath(await mkdtemp(path.join(os.tmpdir(), `ailab-answer-${process.pid}-`)));
    try {
      return await runIn(base, bash, permit, request, isolation);
    } finally {
      await rm(base, { recursive: true, force: true }).catch(() => removeHostile(base));
    }
  };
}

async function runIn(
  base: string,
  bash: string,
  permit: Permit,
  { script, files, env, system, wanted, ms, outputBytes, signal }: RunRequest,
  isolation: Isolation | undefined,
): Promise<RunResult> {
  const [folder, tools] = [path.join(base, 'work'), path.join(base, 'tools')];
  await mkdir(folder);
  await mkdir(tools);
  for (const [name, text] of files) await writeFile(path.join(folder, name), text);
  const answer = path.join(tools, 'answer.sh');
  // Editors on Windows: a carriage return would become part of the last word.
  await writeFile(answer, script.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  const uniq = system === 'bsd' ? systemTool('uniq') : undefined;
  if (uniq !== undefined) await writeFile(path.join(tools, 'uniq'), bsdUniq(uniq), { mode: 0o755 });
  // Under another user it must be able to pass through.
  await chmod(base, 0o755);
  const typed = system === 'prompt' ? ['-o', 'history', '-H'] : [];
  const result = await runInSandbox(
    permit,
    {
      argv: [bash, '--noprofile', '--norc', ...typed, answer],
      folder,
      readable: [tools],
      env: {
        ...env,
        ...(uniq === undefined ? {} : { PATH: `${tools}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin` }),
      },
      limits: { ms, outputBytes },
      ...(signal ? { signal } : {}),
    },
    isolation,
  );
  const found = new Map<string, string | undefined>();
  for (const name of wanted) found.set(name, await readOrdinary(folder, name, outputBytes * 8));
  return { ...result, files: found };
}

/** A file's text if it is an ordinary file of bearable size; what an answer left may be a link out, a pipe or a device. */
async function readOrdinary(folder: string, name: string, most: number): Promise<string | undefined> {
  const file = path.join(folder, name);
  try {
    // The folder itself may have become a link.
    if ((await realpath(folder)) !== folder || !(await lstat(file)).isFile()) return undefined;
    return await withOpenFile(file, (handle, stats) =>
      stats.isFile() && stats.size <= most ? handle.readFile('utf8') : undefined,
    );
  } catch {
    return undefined;
  }
}
