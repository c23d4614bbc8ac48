/** Skips the running test and says why; the summary lists it. */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.test as (Mocha.Runnable & { skipReason?: string }) | undefined;
  if (runnable) runnable.skipReason = reason;
  return context.skip();
}
