/** An answer to an exercise as people write it, and which tiers it deserves. */
export interface Answer {
  readonly name: string;
  readonly script: string;
  readonly core: boolean;
  readonly robust: boolean;
}

/** It passes all cases. */
export const right = (name: string, script: string): Answer => ({ name, script, core: true, robust: true });
/** It passes the task as stated, and stumbles over what real life brings. */
export const plain = (name: string, script: string): Answer => ({ name, script, core: true, robust: false });
/** It does not do what the task says. */
export const wrong = (name: string, script: string): Answer => ({ name, script, core: false, robust: false });
