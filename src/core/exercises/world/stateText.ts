import { expectedText } from '../compare';
import type { Expectation } from '../oracle';
import { added, runs, type After } from './after';
import type { Wanted } from './effects';
import { visibleText } from './judgeState';
import type { StateExpectation } from './stateOracle';
import { letters, sizeOf, type Entry, type World } from './world';

/** What a world is, for people: the environment, what lies where, and what short files hold. */
export function worldText({ tree, env, args, history, running, pages }: World): string {
  const title = (name: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [`== ${name} ==`, ...lines] : [];
  const files = [...tree].flatMap(([path, entry]) =>
    entry.kind === 'file' && sizeOf(entry.text) <= 600 ? title(path, [entry.text.replace(/\n$/, '')]) : [],
  );
  return ended([
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ...args.map((value, at) => `$${at + 1}=${value}`),
    ...title(
      '~',
      [...tree].map(([path, entry]) =>
        entryLine(path, entry, entry.kind === 'file' ? entry.text : undefined),
      ),
    ),
    ...files,
    ...title('history', history),
    ...title('ps', running),
    ...title('curl', [...pages.keys()]),
  ]);
}

/** The right state, for people and for a comparison line by line with `foundText`. */
export function wantedText(expected: StateExpectation): string {
  const { tree, prints, errors, status, cwd, exports, typed, alive, ended: over, pidFile } = expected;
  const shown = [...tree].flatMap(([path, wanted]) => {
    const content = wanted.kind === 'file' && wanted.made ? wanted.content : undefined;
    return [entryLine(path, wanted), ...(content === undefined ? [] : indented(contentText(content)))];
  });
  return ended([
    ...shown,
    ...(cwd === undefined ? [] : [`pwd: ~/${cwd}`]),
    ...Object.entries(exports).map(([name, value]) => `env: ${name}${value === null ? ' –' : `=${value}`}`),
    ...typed.flatMap(({ line, prints: right }) => [`$ ${line}`, ...indented(expectedText(right))]),
    ...alive.map((name) => `ps: ${name}`),
    ...over.map((name) => `ps: ${name} –`),
    ...(pidFile === undefined ? [] : [`${pidFile} = PID`]),
    ...(prints ? ['[stdout]', ...indented(expectedText(prints))] : []),
    ...(errors ? ['[stderr]', ...indented(expectedText(errors))] : []),
    ...(status === undefined ? [] : [`$? = ${status}`]),
  ]);
}

/** What was found where `wantedText` says what should have been; only what the exercise looks at. */
export function foundText(
  expected: StateExpectation,
  after: After,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): string {
  const {
    tree,
    loose,
    prints,
    errors,
    screen,
    status,
    cwd,
    exports,
    typed,
    alive,
    ended: over,
    pidFile,
  } = expected;
  const paths = [...new Set([...tree.keys(), ...(loose ? [] : added(after.tree, tree))])].filter((path) =>
    after.tree.has(path),
  );
  const shown = paths.flatMap((path) => {
    const [found, wanted] = [after.tree.get(path), tree.get(path)];
    if (!found || found.kind === 'other') return [`? ${path}`];
    const text = found.kind === 'file' ? found.text : '';
    const changed = wanted?.kind === 'file' && typeof wanted.content === 'string' && wanted.content !== text;
    const show =
      found.kind === 'file' &&
      (changed || (wanted?.kind === 'file' && wanted.made && wanted.content !== undefined));
    const known = wanted?.kind === 'file' && wanted.mode === undefined ? { kind: 'file' as const } : found;
    return [
      entryLine(path, wanted?.kind === 'folder' && wanted.mode === undefined ? wanted : known),
      ...(show ? indented(text) : []),
    ];
  });
  const state = (name: string): string =>
    `ps: ${name}${after.running.some((one) => runs(one, name)) ? '' : ' –'}`;
  return ended([
    ...shown,
    ...(cwd === undefined
      ? []
      : [`pwd: ${after.cwd?.startsWith('/') ? after.cwd : `~/${after.cwd ?? '?'}`}`]),
    ...Object.keys(exports).map(
      (name) => `env: ${name}${after.env.has(name) ? `=${after.env.get(name) ?? ''}` : ' –'}`,
    ),
    ...typed.flatMap(({ line }, at) => [`$ ${line}`, ...indented(after.typed[at] ?? '')]),
    ...[...alive, ...over].map(state),
    ...(pidFile === undefined ? [] : [pidOf(pidFile, after, alive)]),
    ...(prints ? ['[stdout]', ...indented(screen ? visibleText(stdout) : stdout)] : []),
    ...(stderr.trim() === '' && !errors ? [] : ['[stderr]', ...indented(stderr)]),
    ...(status === undefined ? [] : [`$? = ${after.status ?? '–'}`]),
  ]);
}

function pidOf(path: string, { tree, running }: After, alive: readonly string[]): string {
  const file = tree.get(path);
  const text = file?.kind === 'file' ? file.text.trim() : '–';
  return `${path} = ${running.some((one) => one.pid === Number(text) && runs(one, alive[0] ?? '')) ? 'PID' : text}`;
}

/** A line as of `ls -l`, with the size where the contents are known. */
function entryLine(path: string, entry: Wanted | Entry, text?: string): string {
  const size = text === undefined ? '' : ` ${String(sizeOf(text)).padStart(8)}`;
  if (entry.kind === 'link') return `lrwxrwxrwx ${path} -> ${entry.to}`;
  const kind = entry.kind === 'folder' ? 'd' : '-';
  const shown =
    entry.mode === undefined ? `${kind}?????????` : letters({ text: '', kind: entry.kind, mode: entry.mode });
  return `${shown}${size} ${path}${entry.kind === 'folder' ? '/' : ''}`;
}

const contentText = (content: string | Expectation): string =>
  typeof content === 'string' ? content : expectedText(content);

const indented = (text: string): string[] => {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `    ${line}`);
  const most = 60;
  return lines.length > most ? [...lines.slice(0, most), '    …'] : lines;
};

const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
