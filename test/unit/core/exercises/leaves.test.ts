import assert from 'node:assert/strict';
import { leavesOf, withLeaves } from '../../../../src/core/exercises/world/leaves';
import type { Entry, World } from '../../../../src/core/exercises/world/world';

const folder: Entry = { kind: 'folder', mode: 0o755 };
const file: Entry = { kind: 'file', text: '', mode: 0o644 };
const link: Entry = { kind: 'link', to: 'a' };
const world = {
  tree: new Map<string, Entry>([
    ['a', folder],
    ['a/b', folder],
    ['a/b/c', file],
    ['a/empty', folder],
    ['a.txt', file],
    ['link', link],
  ]),
} as unknown as World;

describe('leaves of a world', () => {
  it('are what holds nothing else', () => {
    assert.deepEqual(leavesOf(world), ['a/b/c', 'a/empty', 'a.txt', 'link']);
  });

  it('stay with the folders around them, in their order', () => {
    assert.deepEqual([...withLeaves(world, ['a.txt', 'a/b/c']).tree.keys()], ['a', 'a/b', 'a/b/c', 'a.txt']);
    assert.deepEqual([...withLeaves(world, ['a/empty']).tree.keys()], ['a', 'a/empty']);
    assert.deepEqual(withLeaves(world, leavesOf(world)).tree, world.tree);
  });
});
