import { commandsIn, type ShellCommand, type ShellWord } from './shellWords';

/** What an answer may do to the machine where nothing but limits holds it. */
export const dangerKinds = ['remove', 'root', 'format', 'device', 'forkBomb', 'download'] as const;
export type DangerKind = (typeof dangerKinds)[number];

export interface Danger {
  readonly kind: DangerKind;
  /** From 1. */
  readonly line: number;
  /** The line, for people. */
  readonly text: string;
}

/**
 * Finds what a person should be asked about before a script runs without isolation: removing outside the folder, becoming
 * root, formatting, writing to devices, fork bombs, running what was downloaded. It reads text, so it can be deceived:
 * it guards against slips and copied commands, and decides no verdict.
 * @param standIns names of programs that only stand in for what they are called
 */
export function dangersIn(script: string, standIns: readonly string[] = []): Danger[] {
  const lines = script.split('\n');
  const found = new Map<string, Danger>();
  const say = (kind: DangerKind, line: number): void => {
    const danger = { kind, line, text: (lines[line - 1] ?? '').trim() };
    if (!found.has(`${kind} ${line}`)) found.set(`${kind} ${line}`, danger);
  };
  new Guard(say, new Set(standIns)).look(commandsIn(script));
  for (const line of selfCalls(script)) say('forkBomb', line);
  return [...found.values()].sort((a, b) => a.line - b.line);
}

const keywords = /^(\{|\}|!|then|do|else|elif|if|while|until|time|coproc)$/;
const wrappers =
  /^(env|command|exec|builtin|nohup|nice|ionice|timeout|setsid|busybox|stdbuf|xargs|parallel)$/;
const shells = /^(ba|z|da|k|a)?sh$/;
const interpreters = /^(python[\d.]*|perl|ruby|node|php)$/;
const assignment = /^([A-Za-z_]\w*)\+?=([^]*)$/;
const harmlessDevice = /^\/dev\/(null|zero|full|stdin|stdout|stderr|tty|fd(\/\d+)?|shm(\/.*)?)$/;
/** That are remembered of a variable. */
const mostValues = 50;
const disk = /^\/dev\/(?:[hsv]d|xvd|nvme|mmcblk|r?disk|mapper|md|dm-|loop|sr|mem\b|port\b|kmem\b)/;

class Guard {
  readonly #values = new Map<string, ShellWord[]>();
  #away = false;

  constructor(
    readonly say: (kind: DangerKind, line: number) => void,
    readonly standIns: ReadonlySet<string>,
    readonly depth = 0,
  ) {}

  /** @param line stands for all of them, where they come out of a text */
  look(commands: readonly ShellCommand[], line?: number): void {
    let before: ShellCommand[] = [];
    for (const command of commands) {
      const at = line ?? command.line;
      if (before.at(-1)?.pipeline !== command.pipeline) before = [];
      for (const word of [...command.words, ...command.writes]) this.look(word.inner, at);
      for (const { text } of command.writes) if (disk.test(text)) this.say('device', at);
      this.#command(command.words, at, before, command.document);
      // A script that runs itself in two places at once, or without waiting.
      if (runsItself(command.words) && (command.background || before.some(({ words }) => runsItself(words))))
        this.say('forkBomb', at);
      before.push(command);
    }
  }

  #command(given: readonly ShellWord[], at: number, before: readonly ShellCommand[], document: string): void {
    let words = this.#plain(given);
    for (let name = this.#nameOf(words[0]); wrappers.test(name); name = this.#nameOf(words[0])) {
      const rest = words.slice(1);
      // Options, their numbers and assignments stand before the command that is meant.
      const first = rest.findIndex(({ text }) => !/^(-|\d+[smhd]?$|\w+=)/.test(text));
      // What it removes comes from elsewhere.
      if (/^(xargs|parallel)$/.test(name) && isRecursiveRemoval(rest)) this.say('remove', at);
      words = first < 0 ? [] : rest.slice(first);
    }
    const name = this.#nameOf(words[0]);
    const args = words.slice(1);
    if (/^(sudo|doas|su|pkexec|run0)$/.test(name)) {
      // By its path it would be the real one.
      if (!this.standIns.has(words[0]?.text ?? '')) this.say('root', at);
      if (name !== 'su')
        this.#command(args.slice(args.findIndex(({ text }) => !text.startsWith('-'))), at, before, document);
    } else if (name === 'cd' || name === 'pushd') this.#away ||= this.#leaves(args[0], true);
    else if (/^(rm|rmdir|unlink|shred)$/.test(name)) this.#remove(words, at);
    else if (name === 'find') this.#find(args, at);
    else if (/^(mkfs(\..+)?|mke2fs|mkswap|wipefs|fdisk|sfdisk|parted|diskutil|newfs.*)$/.test(name))
      this.say('format', at);
    else if (name === 'dd') {
      const targets = args.flatMap(({ text }) => /^of=(.*)$/.exec(text)?.[1] ?? []);
      if (targets.some((one) => one.startsWith('/dev/') && !harmlessDevice.test(one))) this.say('device', at);
    } else if (/^(tee|cp|mv|install)$/.test(name)) {
      if (args.some(({ text }) => disk.test(text))) this.say('device', at);
    } else this.#run(name, args, at, before, document);
  }

  /** Shells, interpreters, `eval` and `source`: what do they run? */
  #run(
    name: string,
    args: readonly ShellWord[],
    at: number,
    before: readonly ShellCommand[],
    document: string,
  ): void {
    const isShell = shells.test(name) || /^(eval|source|\.)$/.test(name);
    if (!isShell && !interpreters.test(name)) return;
    if (args.some(({ inner }) => inner.some((one) => this.#downloads(one)))) this.say('download', at);
    if (before.some((one) => this.#downloads(one))) this.say('download', at);
    if (!isShell || this.depth > 5) return;
    const code =
      name === 'eval'
        ? args.map(({ text }) => text).join(' ')
        : (args[args.findIndex(({ text }) => /^-\w*c$/.test(text)) + 1]?.text ?? '');
    const printed = before.at(-1)?.words ?? [];
    const echoed = /^(echo|printf)$/.test(printed[0]?.text ?? '')
      ? printed.map(({ text }) => text).slice(1)
      : [];
    for (const text of [code, document, echoed.join(' ')])
      if (text !== '') new Guard(this.say, this.standIns, this.depth + 1).look(commandsIn(text), at);
  }

  #downloads({ words }: ShellCommand): boolean {
    return this.#plain(words).some((word) => /^(curl|wget|fetch|aria2c)$/.test(this.#nameOf(word)));
  }

  #remove(words: readonly ShellWord[], at: number): void {
    const recursive = isRecursiveRemoval(words);
    const targets = words.slice(1).filter(({ text }) => !text.startsWith('-'));
    if (targets.some((one) => this.#leaves(one, recursive)) || (recursive && this.#away))
      this.say('remove', at);
  }

  #find(args: readonly ShellWord[], at: number): void {
    const first = args.findIndex(({ text }) => /^[-(!]/.test(text));
    const [places, tests] = [args.slice(0, Math.max(0, first)), args.slice(Math.max(0, first))];
    const removes = tests.some(
      ({ text }, index) =>
        text === '-delete' || (/^-(exec|ok)(dir)?$/.test(text) && this.#nameOf(tests[index + 1]) === 'rm'),
    );
    if (removes && (this.#away || places.some((one) => this.#leaves(one, true)))) this.say('remove', at);
  }

  /** Whether a path leads out of the folder; `unsure` is the answer where only running would tell. */
  #leaves(word: ShellWord | undefined, unsure: boolean): boolean {
    // `cd` alone goes home.
    if (!word) return true;
    const { text, raw } = word;
    if (raw.startsWith('~')) return true;
    const [, name, rest = ''] = /^\$\{?(\w+|[@*])(?::?[-=?+][^}]*)?\}?([^]*)$/.exec(text) ?? [];
    if (name !== undefined && !word.literal) {
      if (/(^|\/)\.\.(\/|$)/.test(rest)) return true;
      if (/^(PWD|TMPDIR)$/.test(name)) return false;
      if (/^(HOME|OLDPWD)$/.test(name)) return true;
      const values = this.#values.get(name);
      if (!values) return unsure;
      return values.some((value) => value.text.includes(`$${name}`) || this.#leaves(value, unsure));
    }
    if (/^[$`]/.test(text)) return !text.includes('mktemp') && unsure;
    if (text.startsWith('/')) return true;
    let depth = 0;
    return text.split('/').some((part) => {
      depth += part === '..' ? -1 : part === '.' || part === '' ? 0 : 1;
      return depth < 0;
    });
  }

  /** Without keywords and assignments, which are kept. */
  #plain(words: readonly ShellWord[]): readonly ShellWord[] {
    let at = 0;
    for (; at < words.length; at++) {
      const word = words[at];
      const { text = '' } = word ?? {};
      const [, name, value = ''] = assignment.exec(text) ?? [];
      if (text === 'for' || text === 'select') {
        this.#values.set(words[at + 1]?.text ?? '', words.slice(at + 3));
        return [];
      }
      if (/^(export|local|declare|readonly|typeset)$/.test(text)) continue;
      if (name !== undefined && word) {
        const known = this.#values.get(name) ?? [];
        this.#values.set(name, known);
        if (known.length < mostValues)
          known.push({ ...word, text: value, raw: word.raw.slice(name.length + 1) });
      } else if (!keywords.test(text)) break;
    }
    return words.slice(at);
  }

  #nameOf(word: ShellWord | undefined): string {
    const held = /^\$\{?(\w+)\}?$/.exec(word?.text ?? '')?.[1];
    const text = (held !== undefined ? this.#values.get(held)?.[0]?.text : undefined) ?? word?.text ?? '';
    return text.slice(text.lastIndexOf('/') + 1);
  }
}

const isRecursiveRemoval = (words: readonly ShellWord[]): boolean => {
  const at = words.findIndex(({ text }) => /^(.*\/)?rm$/.test(text));
  return at >= 0 && words.slice(at).some(({ text }) => /^(-[a-zA-Z]*[rR][a-zA-Z]*|--recursive)$/.test(text));
};

const isSelf = (word: ShellWord | undefined): boolean =>
  word?.literal === false && /^\$\{?(0|BASH_SOURCE(\[0\])?)\}?$/.test(word.text);

const runsItself = ([first, second]: readonly ShellWord[]): boolean =>
  isSelf(first) || (isSelf(second) && shells.test(first?.text ?? ''));

/** Lines of functions that call themselves in the background or through a pipe. */
function selfCalls(script: string): number[] {
  const lineAt = (index: number): number => script.slice(0, index).split('\n').length;
  const found: number[] = [];
  const definition = /(?:^|[\s;&|(])(?:function\s+)?([^\s(){};|&<>"'$#]{1,50})\s*\(\s*\)\s*[{(]([^}]*)[})]?/g;
  for (const { index, 1: name = '', 2: body = '' } of script.matchAll(definition)) {
    const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const calls = [...body.matchAll(new RegExp(`(?:^|[\\s;&|])${word}(?=$|[\\s;&|])`, 'g'))];
    const calling = calls.length > 0 && /(^|[^&>])&(?!&|>)|(^|[^|])\|(?!\|)/.test(body);
    if (calls.length > 1 || calling) found.push(lineAt(index) + (script.startsWith('\n', index) ? 1 : 0));
  }
  return found;
}
