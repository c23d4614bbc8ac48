/** VS Code's names where a lecture's block is called otherwise. */
const names = new Map([
  ['sh', 'shellscript'],
  ['text', 'plaintext'],
]);

/** Editors that take a block beside those of its own language. */
const hosts = new Map([
  ['sh', ['dockerfile']],
  ['yaml', ['dockercompose']],
  ['json', ['jsonc']],
]);

/** The language of an editor that shows such a block: `sh` is `shellscript` to VS Code. */
export function editorLanguage(block: string): string {
  return names.get(block) ?? block;
}

/** Whether a block may be put into an editor of this language; plain text goes anywhere. */
export function fitsInto(block: string, editor: string): boolean {
  return (
    block === 'text' || editor === editorLanguage(block) || (hosts.get(block)?.includes(editor) ?? false)
  );
}
