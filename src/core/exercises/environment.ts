const variableName = /^[A-Z][A-Z0-9_]{0,31}$/;
/** These say where programs are found and what they load: a pack must not choose them. */
const ownVariables =
  /^(PATH|HOME|TMPDIR|IFS|ENV|BASH.*|LD_.*|DYLD_.*|LC_.*|LANG|TZ|PS\d|PROMPT_.*|HIST.*|AILAB.*)$/;

/** True for a variable that a pack may set for an answer, with a value that stays on one line. */
export function isVariable(name: string, value: unknown): value is string {
  return (
    variableName.test(name) && !ownVariables.test(name) && typeof value === 'string' && !/[\0\n]/.test(value)
  );
}
