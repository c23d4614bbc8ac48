import type { Expectation } from '../oracle';
import { changedMode } from './modes';
import { printed, type Prints } from './prints';
import { selected, type Select } from './select';
import { baseOf, below, foldersOf, type Tree, type World } from './world';

/** What a right answer does to a world, as data: the tree afterwards is computed from it. */
export type Effect =
  | { readonly do: 'folder'; readonly path: string; readonly mode?: string }
  /** A file with these contents; without `prints` any contents are right. */
  | { readonly do: 'file'; readonly path: string; readonly prints?: Prints }
  /** A page of the server as a file; where there is no such page, no file. */
  | { readonly do: 'fetch'; readonly page: string; readonly path: string }
  | { readonly do: 'append'; readonly path: string; readonly lines: readonly string[] }
  | { readonly do: 'replace'; readonly path: string; readonly text: string; readonly by: string }
  /** `keep`: what is there already is not overwritten. */
  | { readonly do: 'copy'; readonly of: string | Select; readonly to: string; readonly keep?: boolean }
  | { readonly do: 'move'; readonly of: string | Select; readonly to: string }
  | { readonly do: 'remove'; readonly of: string | Select }
  | { readonly do: 'mode'; readonly of: string | Select; readonly change: string };

/** What must be there afterwards. A mode or contents that are not given may be any. */
export type Wanted =
  | { readonly kind: 'folder'; readonly mode?: number }
  | { readonly kind: 'link'; readonly to: string }
  | {
      readonly kind: 'file';
      readonly mode?: number;
      readonly content?: string | Expectation;
      /** Its contents are the answer's work. */
      readonly made?: boolean;
      /** It was not there before: as another file, but no input of the answer. */
      readonly copied?: boolean;
    };
export type WantedTree = ReadonlyMap<string, Wanted>;

/** The tree of a world after the effects, one after the other. */
export function treeAfter(world: World, effects: readonly Effect[]): WantedTree {
  const tree = new Map<string, Wanted>(
    [...world.tree].map(([path, entry]) => [
      path,
      entry.kind === 'file' ? { kind: 'file', mode: entry.mode, content: entry.text } : entry,
    ]),
  );
  for (const effect of effects) apply(effect, tree, world);
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function apply(effect: Effect, tree: Map<string, Wanted>, world: World): void {
  switch (effect.do) {
    case 'folder':
      makeFolders(tree, `${effect.path}/`);
      if (effect.mode !== undefined)
        tree.set(effect.path, { kind: 'folder', mode: changedMode(0o755, effect.mode) });
      return;
    case 'file': {
      makeFolders(tree, effect.path);
      const content = effect.prints && printed(effect.prints, world);
      tree.set(effect.path, { kind: 'file', made: true, ...(content === undefined ? {} : { content }) });
      return;
    }
    case 'fetch': {
      const content = world.pages.get(effect.page);
      if (content !== undefined) tree.set(effect.path, { kind: 'file', made: true, content });
      return;
    }
    case 'append':
    case 'replace': {
      const before = tree.get(effect.path);
      if (before?.kind !== 'file' || typeof before.content !== 'string') return;
      const { content } = before;
      const changed =
        effect.do === 'append'
          ? content + effect.lines.map((line) => `${line}\n`).join('')
          : content.replaceAll(effect.text, () => effect.by);
      tree.set(effect.path, { ...before, made: true, content: changed });
      return;
    }
    case 'copy':
    case 'move':
      for (const path of meant(effect.of, world.tree)) transfer(effect.do, tree, world.tree, path, effect);
      return;
    case 'remove':
      for (const path of meant(effect.of, world.tree))
        for (const one of [...tree.keys()]) if (one === path || one.startsWith(`${path}/`)) tree.delete(one);
      return;
    case 'mode':
      for (const path of meant(effect.of, world.tree)) {
        const before = tree.get(path);
        if (before && before.kind !== 'link')
          tree.set(path, { ...before, mode: changedMode(before.mode ?? 0o644, effect.change) });
      }
  }
}

/** Into a folder that ends with a slash, under the same name; else under the new name. */
function transfer(
  how: 'copy' | 'move',
  tree: Map<string, Wanted>,
  before: Tree,
  path: string,
  { of, to, keep }: { readonly of: string | Select; readonly to: string; readonly keep?: boolean },
): void {
  const target = to.endsWith('/')
    ? `${to}${baseOf(path)}`
    : typeof of === 'string'
      ? to
      : `${to}/${baseOf(path)}`;
  makeFolders(tree, target);
  const moved = below(before, path).map((one): [string, Wanted | undefined] => [one, tree.get(one)]);
  for (const [one, entry] of moved) {
    if (how === 'move') tree.delete(one);
    const place = target + one.slice(path.length);
    const copied = entry?.kind === 'file' && !before.has(place);
    if (entry && !(keep && tree.has(place))) tree.set(place, copied ? { ...entry, copied } : entry);
  }
}

function makeFolders(tree: Map<string, Wanted>, path: string): void {
  for (const folder of foldersOf(path)) if (!tree.has(folder)) tree.set(folder, { kind: 'folder' });
}

const meant = (of: string | Select, tree: Tree): readonly string[] =>
  typeof of === 'string' ? [of] : selected(tree, of);
