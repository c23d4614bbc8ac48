import { named, type Node } from './shellParser';

/** Deep enough for a function that calls one that uses a variable; functions may call themselves. */
const mostSteps = 6;

/**
 * The nodes that a node of a script depends on: itself, the functions that it calls and the assignments of the variables
 * that it uses, and so on. What it reads in another way (a file, a computed name) is not seen.
 */
export function reaching(root: Node): (node: Node) => readonly Node[] {
  const functions = new Map<string, Node>();
  const variables = new Map<string, Node[]>();
  const collect = (node: Node): void => {
    const name = node.childForFieldName('name')?.text;
    if (node.type === 'function_definition' && name !== undefined) functions.set(name, node);
    if (node.type === 'variable_assignment' && name !== undefined)
      variables.set(name, [...(variables.get(name) ?? []), node]);
    for (const child of named(node)) collect(child);
  };
  collect(root);
  return (start) => {
    const reached = new Map([[start.id, start]]);
    const follow = (node: Node, steps: number): void => {
      const called = node.type === 'command_name' ? functions.get(node.text) : undefined;
      const used = node.type === 'variable_name' && node.parent?.type !== 'variable_assignment';
      const next = [...(called ? [called] : []), ...(used ? (variables.get(node.text) ?? []) : [])];
      for (const one of next) {
        if (reached.has(one.id) || steps >= mostSteps) continue;
        reached.set(one.id, one);
        follow(one, steps + 1);
      }
      for (const child of named(node)) follow(child, steps);
    };
    follow(start, 0);
    return [...reached.values()];
  };
}

/** True where a node names a file as a word. */
export function namesFile(node: Node, file: string): boolean {
  const text = literal(node);
  if (text === file || text === `./${file}`) return true;
  return named(node).some((child) => namesFile(child, file));
}

/** The text of a word without its quotes, where it has no parts that the shell would compute. */
function literal(node: Node): string | undefined {
  if (node.type === 'word') return node.text;
  if (node.type === 'raw_string') return node.text.slice(1, -1);
  if (node.type !== 'string') return undefined;
  const parts = named(node);
  return parts.every(({ type }) => type === 'string_content')
    ? parts.map(({ text }) => text).join('')
    : undefined;
}
