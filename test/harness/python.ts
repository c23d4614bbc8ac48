import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNetworkFault, retry, run } from './cache/exec';
import { install } from './cache/install';
import { repoRoot } from './cache/paths';

/**
 * `test`: what fixtures and checks need. `bench`: that and Voilà, the peer that is measured against. `course`: what the
 * lectures' code and the course project's app need. `tools`: programs that come as wheels (bubblewrap, shellcheck), in the environment's `bin`.
 */
export type PythonKind = 'test' | 'bench' | 'course' | 'tools';

const environments: Readonly<
  Record<PythonKind, { folder: string; files: readonly string[]; label: string }>
> = {
  test: {
    folder: 'python',
    files: ['requirements-test.txt'],
    label: 'Python environment for tests (0.4 GB)',
  },
  bench: {
    folder: 'python-bench',
    files: ['requirements-test.txt', 'requirements-bench.txt'],
    label: 'Python environment for benchmarks (0.5 GB)',
  },
  course: {
    folder: 'python-course',
    files: ['requirements-course.txt'],
    label: 'Python environment for the lectures (0.7 GB)',
  },
  tools: {
    folder: 'python-tools',
    files: ['requirements-tools.txt'],
    label: 'tools for tests of shell code (40 MB)',
  },
};

/** Path of an interpreter with our pinned packages; makes its environment at first use. Throws where there is no Python. */
export async function ensurePython(kind: PythonKind): Promise<string> {
  const { folder, files, label } = environments[kind];
  const lists = files.map((file) => path.join(repoRoot, 'test', 'harness', 'python', file));
  const key = (await Promise.all(lists.map((file) => readFile(file, 'utf8')))).join('\n');
  const target = await install({
    name: folder,
    key,
    label,
    inPlace: true,
    build: (made) => build(made, lists),
  });
  return interpreterIn(target);
}

/** The first Python of at least 3.9 on this machine that can make environments, or undefined. */
export async function findPython(): Promise<string | undefined> {
  const names =
    process.platform === 'win32'
      ? ['python', 'python3', 'py']
      : ['python3', 'python', 'python3.13', 'python3.12', 'python3.11'];
  const own = process.env['AILAB_PYTHON'];
  for (const name of own === undefined || own === '' ? names : [own]) {
    const check = 'import sys, venv, ensurepip; print(sys.executable if sys.version_info >= (3, 9) else "")';
    const found = (await run(name, ['-c', check], { timeout: 20_000 }).catch(() => '')).trim();
    if (found !== '') return found;
  }
  return undefined;
}

async function build(folder: string, lists: readonly string[]): Promise<void> {
  const python = await findPython();
  if (python === undefined)
    throw new Error(
      'No Python 3.9 or newer with venv was found (Debian: apt install python3-venv); AILAB_PYTHON names one.',
    );
  await run(python, ['-m', 'venv', folder]);
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...lists.flatMap((list) => ['-r', list]),
  ];
  await retry('pip', () => run(interpreterIn(folder), args));
}

function interpreterIn(folder: string): string {
  return process.platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python');
}

/** The folders that this interpreter lives from: what a sandbox must show, so that it runs there. */
export async function readableFor(python: string): Promise<string[]> {
  const ask = 'import json, sys; print(json.dumps([sys.prefix, sys.base_prefix]))';
  const folders = JSON.parse(await run(python, ['-c', ask])) as string[];
  return folders.filter((folder) => !/^\/(usr|opt)(\/|$)/.test(folder));
}

/** Why a test that wants Python cannot have it, for its skip; undefined if it can (and is ready). */
export async function whyNoPython(kind: PythonKind): Promise<string | undefined> {
  if ((await findPython()) === undefined) return 'no Python 3.9 or newer on this machine';
  try {
    await ensurePython(kind);
    return undefined;
  } catch (error) {
    if (isNetworkFault(error)) return 'the Python packages could not be downloaded';
    throw error;
  }
}
