import { Language, Parser, type Node } from 'web-tree-sitter';

export type { Node } from 'web-tree-sitter';

/** Reads shell text into a tree and hands its root on; the tree is gone when `use` returns. */
export type ShellParser = <T>(script: string, use: (root: Node) => T) => T;

/** The two WebAssembly files of the parser, as whoever may read files found them. */
export interface ShellParserBytes {
  readonly engine: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Makes a parser of bash. Takes some ten milliseconds the first time; throws for bytes that are no such files. */
export async function shellParser({ engine, grammar }: ShellParserBytes): Promise<ShellParser> {
  await Parser.init({ wasmBinary: engine });
  const bash = await Language.load(grammar);
  return (script, use) => {
    const parser = new Parser();
    parser.setLanguage(bash);
    const tree = parser.parse(script);
    try {
      if (tree === null) throw new Error('no tree');
      return use(tree.rootNode);
    } finally {
      tree?.delete();
      parser.delete();
    }
  };
}

/** The children of a node that have names in the grammar: no brackets, no operators. */
export const named = (node: Node): Node[] => node.namedChildren;
