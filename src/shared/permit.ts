declare const permitted: unique symbol;

/**
 * Proof that somebody may start programs here. Every function that starts one takes it, so that a forgotten check does
 * not compile. ESLint lets only `host/trust.ts` and the command line import `grantPermit`.
 */
export interface Permit {
  readonly [permitted]: true;
}

/** Makes a permit. Call it only after the person trusted the workspace, or typed the command. */
export function grantPermit(): Permit {
  return {} as Permit;
}
