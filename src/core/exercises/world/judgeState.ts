import type { MessageId } from '../../../shared/t';
import { matches } from '../compare';
import { said, whyWrongText, type Said } from '../mistakes';
import type { Expectation } from '../oracle';
import { added, runs, type After, type Found, type Oddity } from './after';
import type { Wanted } from './effects';
import type { StateExpectation } from './stateOracle';
import { letters } from './world';

/** Why a state is not the right one: the first difference that teaches most. Undefined where it is right. */
export function whyWrongState(
  expected: StateExpectation,
  after: After,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): Said | undefined {
  return (
    shellWrong(expected, after) ??
    processesWrong(expected, after) ??
    treeWrong(expected, after) ??
    printedWrong(expected.prints, expected.screen ? visibleText(stdout) : stdout) ??
    printedWrong(expected.errors, stderr) ??
    (expected.status !== undefined && after.status !== expected.status
      ? said('verdict.status', { expected: expected.status, found: after.status ?? '–' })
      : undefined)
  );
}

/** What a terminal still shows: nothing of what was printed before it was cleared. */
export function visibleText(text: string): string {
  // Clear the screen, clear from the top, full reset.
  // eslint-disable-next-line no-control-regex
  return text.split(/\u001b\[[23]J(?:\u001b\[(?:1;1)?H)?|\u001b\[(?:1;1)?H\u001b\[0?J|\u001bc/).at(-1) ?? '';
}

function shellWrong({ cwd, exports, typed }: StateExpectation, after: After): Said | undefined {
  if (!after.answered) return said(after.killed ? 'verdict.shellKilled' : 'verdict.shellEnded');
  if (cwd !== undefined && after.cwd !== cwd)
    return said('verdict.cwd', { expected: shownPath(cwd), found: shownPath(after.cwd ?? '?') });
  for (const [name, value] of Object.entries(exports)) {
    const found = after.env.get(name);
    if (value === null && found !== undefined) return said('verdict.exported', { name });
    if (value !== null && found === undefined) return said('verdict.notExported', { name });
    if (value !== null && found !== value)
      return said('verdict.exportedValue', { name, expected: value, found: found ?? '' });
  }
  const wrong = typed.find(({ prints }, at) => !matches(prints, after.typed[at] ?? ''));
  return wrong && said('verdict.typed', { line: wrong.line });
}

const shownPath = (path: string): string => (path.startsWith('/') || path === '?' ? path : `~/${path}`);

function processesWrong({ alive, ended, pidFile }: StateExpectation, after: After): Said | undefined {
  const spared = ended.find((name) => after.running.some((one) => runs(one, name)));
  if (spared !== undefined) return said('verdict.stillRunning', { name: spared });
  const early = alive.find((name) => !after.running.some((one) => runs(one, name)));
  if (early !== undefined) return said('verdict.notRunning', { name: early });
  const hungUp = alive.find((name) => !after.left.some((one) => runs(one, name)));
  if (hungUp !== undefined) return said('verdict.hungUp', { name: hungUp });
  if (pidFile === undefined) return undefined;
  const file = after.tree.get(pidFile);
  if (file?.kind !== 'file') return said('verdict.missing', { path: pidFile });
  const number = Number(file.text.trim());
  const right = after.running.some((one) => one.pid === number && runs(one, alive[0] ?? ''));
  return right ? undefined : said('verdict.pid', { path: pidFile, found: file.text.trim().slice(0, 40) });
}

function treeWrong({ tree, loose }: StateExpectation, after: After): Said | undefined {
  for (const [path, wanted] of tree) {
    const why = entryWrong(path, wanted, after.tree.get(path));
    if (why) return why;
  }
  if (loose) return undefined;
  const [extra] = added(after.tree, tree);
  return extra === undefined ? undefined : said('verdict.extra', { path: extra });
}

function entryWrong(path: string, wanted: Wanted, found: Found | Oddity | undefined): Said | undefined {
  if (!found) return said('verdict.missing', { path });
  if (found.kind === 'other' || found.kind !== wanted.kind)
    return said(`verdict.not.${wanted.kind}`, { path });
  if (wanted.kind === 'link' || found.kind === 'link')
    return wanted.kind === 'link' && found.kind === 'link' && found.to !== wanted.to
      ? said('verdict.link', { path, expected: wanted.to, found: found.to })
      : undefined;
  if (wanted.kind === 'file' && found.kind === 'file') {
    const { content } = wanted;
    if (typeof content === 'string' && found.text !== content) {
      return wanted.made || wanted.copied
        ? inFile(
            path,
            { kind: 'lines', lines: content.replace(/\n$/, '').split('\n'), anyOrder: false, exact: true },
            found.text,
          )
        : said('verdict.inputChanged', { file: path });
    }
    if (typeof content === 'object' && !matches(content, found.text))
      return inFile(path, content, found.text);
    // What is changed in the one tomorrow is changed in the other.
    if (wanted.copied && found.twin !== undefined)
      return said('verdict.hardLink', { path, other: found.twin });
  }
  if (wanted.mode !== undefined && wanted.mode !== found.mode)
    return said('verdict.mode', {
      path,
      expected: letters({ kind: wanted.kind, mode: wanted.mode, text: '' }),
      found: letters(found),
    });
  return undefined;
}

function printedWrong(expected: Expectation | undefined, text: string): Said | undefined {
  return expected && !matches(expected, text) ? whyWrongText(expected, text) : undefined;
}

/** Why a file does not hold what it should. */
function inFile(path: string, expected: Expectation, text: string): Said {
  const { id, args } = whyWrongText(expected, text);
  const sentences: Readonly<Record<string, MessageId>> = {
    'verdict.line': 'verdict.inFile',
    'verdict.extraLine': 'verdict.inFileExtra',
    'verdict.missingLine': 'verdict.inFileMissing',
    'verdict.oftenLine': 'verdict.inFileOften',
    'verdict.order': 'verdict.inFileOrder',
    'verdict.nothing': 'verdict.inFileNothing',
  };
  const sentence = sentences[id];
  if (sentence !== undefined) return said(sentence, { path, ...args });
  if (id === 'verdict.tooMany' || id === 'verdict.tooFew')
    return said('verdict.inFileLines', { path, ...args });
  if (id === 'verdict.number')
    return said('verdict.inFile', {
      path,
      line: 1,
      expected: args['expected'] ?? '',
      found: args['found'] ?? '',
    });
  return said('verdict.inFileExact', { path });
}
