import { commands } from 'vscode';

/** Conditions of `when` clauses in package.json; set only where they change. */
export class ContextKey {
  #value: boolean | undefined;

  /** @param name as it stands in `when`: `aiServiceLab.…` */
  constructor(readonly name: `aiServiceLab.${string}`) {}

  set(value: boolean): void {
    if (this.#value === value) return;
    this.#value = value;
    void commands.executeCommand('setContext', this.name, value);
  }
}
