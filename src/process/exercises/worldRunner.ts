import { placedScript } from '../../core/exercises/script';
import path from 'node:path';
import type { RunRequest, RunResult, WorldRequest } from '../../core/exercises/run';
import { homeWord, type After, type Running } from '../../core/exercises/world/after';
import { standInScripts } from '../../core/exercises/world/standIns';
import { UserError } from '../../shared/errors';
import type { OpenBox } from '../sandbox';
import type { Planted } from '../sandbox/files';
import server from './server.mjs' with { type: 'text' };
import supervisor from './supervise.sh' with { type: 'text' };
import { plant, readTree } from './tree';

/** Node's virtual memory is many times what it uses. */
const serverMemory = 2 ** 46;

/**
 * Runs an answer in a world: its home folder is made, the answer runs as a script or in an interactive shell, and what
 * can be seen afterwards is read from outside: the folder by us, the shell by what its children get, processes by the kernel.
 */
export async function runInWorld(
  { work: folder, tools, files, isUnix, tool, run }: OpenBox,
  bash: string,
  request: RunRequest & { readonly around: WorldRequest },
): Promise<RunResult> {
  const { around, env, ms, outputBytes, script, signal } = request;
  const { world, hangUp } = around;
  if (!isUnix) throw new UserError('exercises.needsLinux');
  const report = `${folder}/report`;
  const serves = world.pages.size > 0;
  const node = serves ? (tool('node') ?? '') : '';
  files.put([['work/report', { kind: 'folder', mode: 0o755 }]]);
  plant(world.tree, files);
  files.put(toolsOf({ tools, report, node }, script, around));
  // Only worlds have secrets; reading this for all answers would take longer than a box.
  const { randomUUID } = await import('node:crypto');
  const nonce = randomUUID();
  const result = await run({
    argv: [bash, `${tools}/supervise.sh`, tools, world.way, hangUp ? 'y' : 'n', randomUUID(), ...world.args],
    ...(serves ? { readable: [path.dirname(node)] } : {}),
    loopback: serves,
    // It replays its keys in one.
    terminal: world.standIns.includes('vi'),
    env: { TERM: 'xterm', ...env, ...(serves ? { ELECTRON_RUN_AS_NODE: '1' } : {}) },
    stdin: `${nonce}\n${JSON.stringify(Object.fromEntries(world.pages))}`,
    limits: { ms, outputBytes, ...(serves ? { memoryBytes: serverMemory } : {}) },
    ...(signal ? { signal } : {}),
  });
  const home = `${folder}/home`;
  const shown = (text: string): string =>
    text.replaceAll(homeWord, `⟨${homeWord}⟩`).replaceAll(home, homeWord);
  const read = (name: string): string | undefined => {
    const text = files.text(`work/report/${nonce}.${name}`, outputBytes);
    return text === undefined ? undefined : shown(text);
  };
  if (serves && !read('port')) throw new UserError('exercises.noServer');
  const after: After = {
    tree: readTree(files, shown),
    ...statusOf(read('status')),
    // Else somebody ended the shell, or who looks at it.
    answered: read('running') !== undefined && read(world.way === 'script' ? 'status' : 'done') !== undefined,
    killed: isSignal(result.status) || isSignal(Number(read('ended') ?? 0)),
    ...cwdOf(read('cwd')),
    env: environmentOf(read('env')),
    typed: around.typed.map((_, at) => read(`typed.${at}`)),
    running: runningOf(read('running')),
    left: runningOf(read('left')),
  };
  return { ...result, stdout: shown(result.stdout), stderr: shown(result.stderr), files: new Map(), after };
}

interface Paths {
  readonly tools: string;
  readonly report: string;
  readonly node: string;
}

function toolsOf(
  { tools, report, node }: Paths,
  script: string,
  { world, typed }: WorldRequest,
): [string, Planted][] {
  const file = (name: string, text: string, mode = 0o644): [string, Planted] => [
    `tools/${name}`,
    { kind: 'file', text, mode },
  ];
  const folder = (name: string): [string, Planted] => [`tools/${name}`, { kind: 'folder', mode: 0o755 }];
  const listed = (lines: readonly string[]): string => lines.map((one) => `${one}\n`).join('');
  const { inWork, text } = placedScript(script, world.history.length > 0);
  const answer = inWork ? './answer.sh' : `${tools}/answer.sh`;
  return [
    inWork ? ['work/home/answer.sh', { kind: 'file', text, mode: 0o644 }] : file('answer.sh', text),
    file('supervise.sh', supervisor),
    // As if typed: with job control, and what it prints apart from what the shell says of itself.
    file(
      'session.sh',
      `unset HISTFILE\nset -m\n${inWork ? `BASH_ARGV0=${answer}\n` : ''}. ${answer} < /dev/null 2>&8 8>&-\n> ${report}/sourced\n`,
    ),
    file('typed', probe(report, typed)),
    ...(world.running.length > 0 ? [file('running', listed(world.running))] : []),
    ...(world.history.length > 0
      ? [
          file('history', listed(world.history)),
          file('history.sh', `unset BASH_ENV\nHISTFILE=${tools}/history\nhistory -r\nunset HISTFILE\n`),
        ]
      : []),
    ...(world.pages.size > 0 ? [file('server.mjs', server), file('node', node)] : []),
    folder('bin'),
    folder('data'),
    ...world.standIns.map((name) => file(`bin/${name}`, standInScripts[name], 0o755)),
    ...[...world.standInData].map(([name, text]) => file(`data/${name}`, text)),
  ];
}

/**
 * What the shell reads after the answer. Only syntax and special builtins of POSIX, which functions, aliases and PATH
 * cannot replace once POSIXLY_CORRECT is set: programs are started by their paths, and tell what a child of the shell gets.
 */
function probe(report: string, typed: readonly string[]): string {
  const lines = typed.map((line, at) => `{\n${line}\n} > ${report}/@nonce@.typed.${at} 2>&1 < /dev/null\n`);
  return `${lines.join('')}POSIXLY_CORRECT=y
( \\exec /usr/bin/env -0 ) > ${report}/@nonce@.env
( \\exec /bin/pwd -P ) > ${report}/@nonce@.cwd
\\: > ${report}/@nonce@.done
`;
}

/** As shells count the status of what a signal ended. */
const isSignal = (status: number | null): boolean => status !== null && status > 128 && status <= 192;

const statusOf = (text: string | undefined): { status?: number } =>
  text !== undefined && /^\d+\s*$/.test(text) ? { status: Number(text) } : {};

function cwdOf(text: string | undefined): { cwd?: string } {
  if (text === undefined) return {};
  const line = text.replace(/\n$/, '');
  return {
    cwd: line === homeWord ? '' : line.startsWith(`${homeWord}/`) ? line.slice(homeWord.length + 1) : line,
  };
}

function environmentOf(text = ''): Map<string, string> {
  return new Map(
    text.split('\0').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
    }),
  );
}

function runningOf(text = ''): Running[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, args = ''] = /^\s*(\d+)\s(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), args }];
  });
}
