import { foldersOf, type World } from './world';

/** Paths of what lies in a world and holds nothing else: files, links and empty folders. */
export function leavesOf({ tree }: World): string[] {
  const holding = new Set([...tree.keys()].flatMap(foldersOf));
  return [...tree.keys()].filter((path) => !holding.has(path));
}

/** The same world with some of its leaves, and the folders in which they lie. */
export function withLeaves(world: World, leaves: readonly string[]): World {
  const kept = new Set(leaves.flatMap((path) => [path, ...foldersOf(path)]));
  return { ...world, tree: new Map([...world.tree].filter(([path]) => kept.has(path))) };
}
