import type { MessageId } from '../../shared/t';
import { named, type Node } from './shellParser';

/** One command of a pipeline, with everything that belongs to it: arguments, redirections, a whole loop. */
export interface Stage {
  /** As it stands in the script, on one line. */
  readonly command: string;
  /** Only as long as the tree is there. */
  readonly node: Node;
  /** Where it ends, from 0: where an editor shows what came out. */
  readonly end: { readonly line: number; readonly column: number };
  /** Where it can be taken between braces; not for a stage that sends its output elsewhere by itself. */
  readonly body: { readonly start: number; readonly end: number } | undefined;
  /** Position behind the `|` or `|&` that follows. */
  readonly pipe: number | undefined;
}

export interface Pipeline {
  /** From 1, in the order of the script. */
  readonly number: number;
  readonly node: Node;
  readonly stages: readonly Stage[];
  /** It stands inside of something: a function, a substitution, a loop, another pipeline. */
  readonly nested: boolean;
}

/** The pipelines of a script, or why their stages cannot be watched without changing what the script does. */
export type FoundPipelines =
  | { readonly pipelines: readonly Pipeline[]; readonly problem?: never }
  | { readonly pipelines?: never; readonly problem: MessageId };

/** Scripts of people are a tenth as deep; a deeper one would be too deep for us. */
const deepest = 300;

/** Finds every pipeline, the outer ones before those inside of them. `root` is the tree of the whole script. */
export function findPipelines(root: Node): FoundPipelines {
  if (root.hasError) return { problem: 'microscope.unread' };
  const found: Pipeline[] = [];
  let problem: MessageId | undefined;
  const walk = (node: Node, nested: boolean, depth: number): void => {
    if (depth > deepest) {
      problem = 'microscope.tooMany';
      return;
    }
    problem ??= problemOf(node);
    const flat = flatten(node);
    if (flat.stages.length < 2) {
      for (const child of named(node)) walk(child, nested || !isSequence(node), depth + 1);
      return;
    }
    if (flat.torn) problem ??= 'microscope.hereDocument';
    found.push({ number: found.length + 1, node, stages: flat.stages.map(stageOf), nested });
    for (const part of flat.stages) for (const child of named(part.node)) walk(child, true, depth + 1);
    // Here-documents and words of redirections may hold substitutions.
    for (const child of flat.redirections.flatMap(named))
      if (child.type !== 'pipeline') walk(child, true, depth + 1);
  };
  walk(root, false, 0);
  return problem === undefined ? { pipelines: found } : { problem };
}

/** What the taps would change, or could not follow. */
function problemOf(node: Node): MessageId | undefined {
  if (node.type === 'variable_name' && node.text === 'PIPESTATUS') return 'microscope.pipeStatus';
  if (node.type === 'word' && node.text === 'lastpipe') return 'microscope.lastPipe';
  if (node.type === 'command_name' && node.text === 'coproc') return 'microscope.coprocess';
  return undefined;
}

/** Nodes inside of which a pipeline still is the script's own: `a | b && c | d`. */
const isSequence = ({ type }: Node): boolean => type === 'program' || type === 'list';

interface Part {
  readonly node: Node;
  /** Redirections that the grammar hangs on the whole pipeline; they belong to its last command. */
  readonly redirections: Node[];
  pipe: number | undefined;
}

interface Flat {
  readonly stages: Part[];
  readonly redirections: Node[];
  /** A `|` at the end of a line that begins a here-document: the grammar takes the text for commands. */
  torn: boolean;
}

/** The stages of a node in their order; a node that is no pipeline is one stage. */
function flatten(node: Node): Flat {
  if (node.type === 'pipeline') return joined(node);
  if (node.type !== 'redirected_statement') return single(node);
  const body = node.childForFieldName('body');
  if (!body) return single(node);
  const inner = flatten(body);
  const redirections = node.childrenForFieldName('redirect');
  const more = redirections.flatMap((one) => (one.type === 'heredoc_redirect' ? pipedFrom(one) : []));
  if (inner.stages.length < 2 && more.length === 0) return single(node);
  const last = inner.stages.at(-1);
  last?.redirections.push(...redirections);
  inner.redirections.push(...redirections);
  for (const pipeline of more) append(inner, pipeline);
  return inner;
}

const single = (node: Node): Flat => ({
  stages: [{ node, redirections: [], pipe: undefined }],
  redirections: [],
  torn: false,
});

/** `cat <<END | sort`: what follows on the line stands inside of the redirection. */
const pipedFrom = (heredoc: Node): Node[] => named(heredoc).filter(({ type }) => type === 'pipeline');

function joined(node: Node): Flat {
  const all: Flat = { stages: [], redirections: [], torn: false };
  append(all, node);
  return all;
}

function append(all: Flat, pipeline: Node): void {
  const first = pipeline.children[0];
  if (first?.type === '|' || first?.type === '|&') {
    const next = pipeline.children[1];
    if (next && pipeline.startPosition.row !== next.startPosition.row) all.torn = true;
  }
  for (const child of pipeline.children) {
    if (child.type === 'comment') continue;
    if (child.type === '|' || child.type === '|&') {
      const before = all.stages.at(-1);
      if (before) before.pipe = child.endIndex;
      continue;
    }
    const inner = flatten(child);
    all.stages.push(...inner.stages);
    all.redirections.push(...inner.redirections);
    all.torn ||= inner.torn;
  }
}

function stageOf({ node, redirections, pipe }: Part): Stage {
  const written = redirections.filter(({ type }) => type !== 'heredoc_redirect').at(-1) ?? node;
  const whole = written === node ? node.text : `${node.text} ${redirections.map(ownText).join(' ')}`;
  const inner = node.type === 'redirected_statement' ? node.childForFieldName('body') : node;
  const body = inner && !sendsAway(inner) ? { start: inner.startIndex, end: inner.endIndex } : undefined;
  const { row: line, column } = lineEnd(written);
  return { command: commandText(whole), node, end: { line, column }, body, pipe };
}

/** A here-document is no text of a command: only how it begins is. */
const ownText = (redirection: Node): string =>
  redirection.type === 'heredoc_redirect' ? `<<${redirection.child(1)?.text ?? ''}` : redirection.text;

/** Where what a person reads as the command ends: before the text of a here-document. */
function lineEnd(node: Node): { row: number; column: number } {
  const heredoc = node.type === 'redirected_statement' ? node.childrenForFieldName('redirect').at(-1) : null;
  return heredoc?.type === 'heredoc_redirect' ? (heredoc.child(1) ?? node).endPosition : node.endPosition;
}

function commandText(text: string): string {
  const line = text
    .split('\n')
    .map((one) => (one.endsWith('\\') ? one.slice(0, -1) : one).trim())
    .join(' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

/** `> file sort`: the redirection is part of the command itself. */
function sendsAway(node: Node): boolean {
  return node.type === 'command' && named(node).some(({ type }) => type === 'file_redirect');
}
