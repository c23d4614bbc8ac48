import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

/** The snippets of a contributed file, as VS Code reads them. */
export function readSnippets(file: string): Snippet[] {
  const all = JSON.parse(readFileSync(path.resolve(file), 'utf8')) as Record<
    string,
    { prefix: string; description: string; body: string[] }
  >;
  return Object.entries(all).map(([name, { prefix, description, body }]) => ({
    name,
    prefix,
    description,
    body: body.join('\n'),
  }));
}

/** A piece of a snippet: text, a tab stop with what it starts with, a choice, or a variable. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly index: number; readonly pieces?: readonly Piece[] }
  | { readonly kind: 'choice'; readonly index: number; readonly options: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly pieces: readonly Piece[] };

/** Reads VS Code's snippet grammar without transforms, which we do not use. Throws where it does not fit. */
export function parseSnippet(body: string): Piece[] {
  let at = 0;
  const fail = (): never => {
    throw new Error(`Not a snippet at ${at}: ${body.slice(at, at + 40)}`);
  };

  function take(pattern: RegExp): string | undefined {
    const found = new RegExp(pattern, 'y');
    found.lastIndex = at;
    const match = found.exec(body);
    if (match) at += match[0].length;
    return match?.[0];
  }

  function pieces(inside: boolean): Piece[] {
    const list: Piece[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') list.push({ kind: 'text', text });
      text = '';
    };
    while (at < body.length && !(inside && body[at] === '}')) {
      const escaped = take(/\\[\\$}]/);
      if (escaped !== undefined) text += escaped.slice(1);
      else if (body[at] === '$') {
        flush();
        list.push(dollar());
      } else text += body.charAt(at++);
    }
    flush();
    return list;
  }

  function dollar(): Piece {
    at++;
    const plain = take(/\d+/);
    if (plain !== undefined) return { kind: 'stop', index: Number(plain) };
    if (take(/\{/) === undefined) return fail();
    const name = take(/\d+|[A-Z_]+/) ?? fail();
    const index = Number(name);
    if (take(/\}/) !== undefined) return Number.isNaN(index) ? fail() : { kind: 'stop', index };
    if (take(/\|/) !== undefined) {
      const options = (take(/[^|]+/) ?? fail()).split(',');
      if (take(/\|\}/) === undefined) fail();
      return { kind: 'choice', index, options };
    }
    if (take(/:/) === undefined) fail();
    const inner = pieces(true);
    if (take(/\}/) === undefined) fail();
    return Number.isNaN(index)
      ? { kind: 'variable', name, pieces: inner }
      : { kind: 'stop', index, pieces: inner };
  }

  return pieces(false);
}

/** Every piece, those inside defaults too. */
export function allPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => [piece, ...('pieces' in piece ? allPieces(piece.pieces) : [])]);
}

/** What VS Code inserts before anybody types: defaults, first choices, and variables that are known. */
export function expandSnippet(body: string, variables: Readonly<Record<string, string>> = {}): string {
  const parsed = parseSnippet(body);
  const defaults = new Map<number, Piece>();
  for (const piece of allPieces(parsed)) {
    const defines = piece.kind === 'choice' || (piece.kind === 'stop' && piece.pieces !== undefined);
    if (defines && !defaults.has(piece.index)) defaults.set(piece.index, piece);
  }
  const render = (list: readonly Piece[]): string => list.map(one).join('');
  function one(piece: Piece): string {
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'choice':
        return piece.options[0] ?? '';
      case 'variable':
        return variables[piece.name] ?? render(piece.pieces);
      case 'stop': {
        if (piece.pieces) return render(piece.pieces);
        const source = defaults.get(piece.index);
        return source ? one(source) : '';
      }
    }
  }
  return render(parsed);
}
